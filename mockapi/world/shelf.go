package world

import (
	"slices"
	"time"
)

// shelfRoom is how much a shelf holds at most.
const shelfRoom = 256

// Shelf keeps things under a key until a time. It holds a bounded number: what is
// over goes first, then what has lain there longest. A change makes a new list
// and leaves the old one alone, so that a copy of a shelf costs nothing and
// shares nothing that changes.
type Shelf[Thing any] []shelved[Thing]

type shelved[Thing any] struct {
	Key   string    `json:"key"`
	Until time.Time `json:"until"`
	Thing Thing     `json:"thing"`
}

// Find returns what is kept under a key and is not over yet.
func (s Shelf[Thing]) Find(now time.Time, key string) (Thing, bool) {
	at := slices.IndexFunc(s, func(one shelved[Thing]) bool { return one.Key == key && now.Before(one.Until) })
	if at < 0 {
		var nothing Thing
		return nothing, false
	}
	return s[at].Thing, true
}

// Until is when what is kept under a key is over; zero where there is nothing.
func (s Shelf[Thing]) Until(key string) time.Time {
	for _, one := range s {
		if one.Key == key {
			return one.Until
		}
	}
	return time.Time{}
}

// Put keeps a thing under a key, in place of what was there.
func (s *Shelf[Thing]) Put(now time.Time, key string, thing Thing, until time.Time) {
	kept := s.without(now, key)
	kept = kept[max(0, len(kept)-shelfRoom+1):]
	*s = append(kept, shelved[Thing]{key, until, thing})
}

// Spend keeps a key that may be used once. It reports false where the key was
// used before, and where there is no room to remember it: what cannot be
// remembered could be used again.
func (s *Shelf[Thing]) Spend(now time.Time, key string, thing Thing, until time.Time) bool {
	_, spent := s.Find(now, key)
	kept := s.without(now, key)
	if spent || len(kept) >= shelfRoom {
		return false
	}
	*s = append(kept, shelved[Thing]{key, until, thing})
	return true
}

// Drop forgets a key. It may be unknown.
func (s *Shelf[Thing]) Drop(now time.Time, key string) { *s = s.without(now, key) }

// without is a new list of all that is not over, but for one key.
func (s Shelf[Thing]) without(now time.Time, key string) Shelf[Thing] {
	kept := make(Shelf[Thing], 0, len(s)+1)
	for _, one := range s {
		if one.Key != key && now.Before(one.Until) {
			kept = append(kept, one)
		}
	}
	return kept
}
