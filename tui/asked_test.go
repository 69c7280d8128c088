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
