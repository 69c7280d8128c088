package command

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// An editor that writes three times has saved once.
func TestABurstOfChangesIsOneSave(t *testing.T) {
	events := make(chan fsnotify.Event, 3)
	over := make(chan time.Time)
	close(over)
	changes := saves{events: events, quiet: func() <-chan time.Time {
		if len(events) > 0 {
			return nil
		}
		return over
	}}
	for range cap(events) {
		events <- fsnotify.Event{Name: "brief.md", Op: fsnotify.Write}
	}
	worked := 0
	err := changes.each(t.Context(), func() (bool, error) {
		worked++
		return worked == 2, nil
	})
	if err != nil || worked != 2 || len(events) > 0 {
		t.Errorf("worked %d times, want 2: at first, and after the save; %d changes are left, %v", worked, len(events), err)
	}
}

func TestWatchingEnds(t *testing.T) {
	broken := errors.New("too many files")
	for name, test := range map[string]struct {
		work func(stop func()) error
		fail error
		want string
	}{
		"at ctrl+c, well":          {func(stop func()) error { stop(); return nil }, nil, ""},
		"at ctrl+c while it tests": {func(stop func()) error { stop(); return context.Canceled }, nil, ""},
		"where the work fails":     {func(func()) error { return broken }, nil, "too many files"},
		"where the watcher fails":  {func(func()) error { return nil }, broken, "watching stopped: too many files"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			failed := make(chan error, 1)
			if test.fail != nil {
				failed <- test.fail
			}
			err := saves{errors: failed}.each(ctx, func() (bool, error) { return false, test.work(stop) })
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
