package tui

import (
	"errors"
	"testing"
	"testing/synctest"

	"authlab/lab/labtest"
	"authlab/tui/tuitest"
)

// What is typed before anything is read is not lost.
func TestKeysThatComeWhileStarting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &table{t: t, store: &labtest.Store{}}
		read := make(chan struct{})
		s.Driver = tuitest.Drive(Start(func() (Config, error) {
			<-read
			return s.config(false), nil
		}), 120, 40)
		s.sees("reading the scenarios")
		s.Press("enter")
		close(read)
		s.Settle()
		s.sees("Brief", "Alder and Birch")
		s.Press("ctrl+c")
	})
}

func TestWhatCannotBeReadEndsTheProgram(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		unreadable := errors.New("pack.yaml: it cannot be read")
		starting := Start(func() (Config, error) { return Config{}, unreadable })
		if driver := tuitest.Drive(starting, 120, 40); !driver.Quit() || !errors.Is(ended(starting), unreadable) {
			t.Errorf("quit: %v, because of %v", driver.Quit(), ended(starting))
		}
	})
}
