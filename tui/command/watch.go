package command

import (
	"context"
	"fmt"
	"time"

	"github.com/fsnotify/fsnotify"
)

// saves tells of changes to files.
type saves struct {
	events <-chan fsnotify.Event
	errors <-chan error
	// quiet tells when a save is over: editors empty, write and rename in one.
	quiet func() <-chan time.Time
}

// saveTime is how long an editor may take between two strokes of one save.
const saveTime = 20 * time.Millisecond

func savesOf(watcher *fsnotify.Watcher) saves {
	return saves{
		events: watcher.Events, errors: watcher.Errors,
		quiet: func() <-chan time.Time { return time.After(saveTime) },
	}
}

// each does the work now and after each save, until it is done or the context is.
func (s saves) each(ctx context.Context, work func() (done bool, err error)) error {
	for {
		done, err := work()
		if ctx.Err() != nil {
			return nil
		}
		if done || err != nil {
			return err
		}
		if err := s.wait(ctx); err != nil {
			return err
		}
	}
}

// wait returns after the next save.
func (s saves) wait(ctx context.Context) error {
	var over <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-over:
			return nil
		case <-s.events:
			over = s.quiet()
		case err := <-s.errors:
			return fmt.Errorf("watching stopped: %w", err)
		}
	}
}
