package tui

import (
	"testing"
	"testing/synctest"

	"authlab/tui/tuitest"
)

// Keys that come faster than a screen opens do not open another one beside it.
func TestKeysInFlightOpenOneScreen(t *testing.T) {
	for _, keys := range [][]string{{"enter", "enter", "r"}, {",", ",", ","}, {"r", "enter"}} {
		synctest.Test(t, func(t *testing.T) {
			s := sit(t, 120, 40, false)
			defer s.leave()
			for _, key := range keys {
				s.Send(tuitest.Key(key))
			}
			s.Settle()
			if got := len(s.app.stack); got != 2 {
				t.Errorf("%v: %d screens: %s", keys, got, s.screens())
			}
		})
	}
}

// Nor do those that go on from a scenario's results pile up what is to follow.
func TestGoingOnInAHurryOpensOneScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, false)
		defer s.leave()
		s.Press("enter")
		ended := s.app.top().(*play).results()
		ended.done = true
		s.app.open(ended)
		s.app.top().(*results).next = entry{scenario: ended.progress.Scenarios[0].Scenario}
		for range 6 {
			s.Send(tuitest.Key("ctrl+n"))
		}
		s.Settle()
		if got := len(s.app.stack); got != 2 {
			t.Errorf("%d screens: %s", got, s.screens())
		}
	})
}
