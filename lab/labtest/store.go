// Package labtest holds what tests of everything built on lab share: a store in
// memory, a clock that stands still and ids that count.
package labtest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"authlab/lab"
)

// Store is a lab.Store in memory. Its zero value is ready for use.
type Store struct {
	mu       sync.Mutex
	attempts []lab.Attempt
	// Broken, where set, is what Append answers instead of storing.
	Broken error
}

var _ lab.Store = (*Store)(nil)

// Append keeps the attempts, but for those whose id is kept already.
func (s *Store) Append(_ context.Context, attempts ...lab.Attempt) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Broken != nil {
		return s.Broken
	}
	for _, attempt := range attempts {
		if !slices.ContainsFunc(s.attempts, func(kept lab.Attempt) bool { return kept.ID == attempt.ID }) {
			s.attempts = append(s.attempts, attempt)
		}
	}
	return nil
}

// Attempts returns the learner's attempts in the order they were made.
func (s *Store) Attempts(_ context.Context, learner string) ([]lab.Attempt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var mine []lab.Attempt
	for _, attempt := range s.attempts {
		if attempt.Learner == learner {
			mine = append(mine, attempt)
		}
	}
	return lab.InOrder(mine), nil
}

// Close does nothing.
func (s *Store) Close() error { return nil }

// Noon is the moment at which test clocks stand.
func Noon() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

// IDs returns a function that gives out "a1", "a2" and so on.
func IDs() func() string {
	var mu sync.Mutex
	count := 0
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		count++
		return fmt.Sprintf("a%d", count)
	}
}
