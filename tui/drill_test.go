package tui

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"authlab/lab"
	"authlab/lab/labtest"
)

// gate120 sits down at the gate, with a drill of two requests.
func gate120(t *testing.T, story func(s *table)) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, false)
		defer s.leave()
		s.app.config.Drill = func(context.Context, *lab.Day) (*lab.Drill, error) {
			return lab.NewDrill(lab.DrillConfig{
				Learner: "ana", Dealer: sampleDealer{}, Store: s.store, Length: 2, Now: labtest.Noon, NewID: labtest.IDs(),
			}), nil
		}
		s.Settle()
		s.Press("d")
		s.Settle()
		story(s)
	})
}

func TestStandingAtTheGate(t *testing.T) {
	gate120(t, func(s *table) {
		s.sees("What do you answer?", "POST /refunds", "granted by", "finance, finance-manager", "4  403")
		s.Press("4")
		s.sees("403, at which gate?", "5  function")
		s.Press("backspace")
		s.sees("What do you answer?")
		s.Press("4", "5")
		s.Settle()
		s.sees("✓ right", "403 at function", "RFC 9110 §15.5.4", "no role of sue", "1 of 1 right")
		s.Press("enter")
		s.Settle()
		s.Press("1")
		s.Settle()
		s.sees("let in", "1 of 2 right")
		s.Press("enter")
		s.Settle()
		s.sees("How it went", "1 of 2 right", "1 in a row at best", "you: let in · API: 403 at function")
		s.Press("esc")
		s.sees("play")
		attempts, err := s.store.Attempts(t.Context(), "ana")
		if err != nil || len(attempts) != 2 || !attempts[0].Right || attempts[1].Record.Stamped.Slip != lab.LetIn {
			t.Errorf("stored %+v (%v)", attempts, err)
		}
	})
}

// TestLeavingTheGateEarly: esc shows how it went before it leads home, unless
// nothing was stamped.
func TestLeavingTheGateEarly(t *testing.T) {
	gate120(t, func(s *table) {
		s.Press("esc")
		s.seesNot("Your stamp")
		s.Press("d")
		s.Settle()
		s.Press("2", "9")
		s.Settle()
		s.sees("✗ wrong status")
		s.Press("esc")
		s.sees("How it went", "0 of 1 right")
		s.Press("esc")
		s.seesNot("How it went")
	})
}

func TestAGateThatDoesNotOpen(t *testing.T) {
	gate120(t, func(s *table) {
		s.Press("esc")
		s.app.config.Drill = func(context.Context, *lab.Day) (*lab.Drill, error) { return nil, errors.New("the disk is full") }
		s.Press("d")
		s.Settle()
		s.sees("the disk is full")
		s.Press("esc")
		s.seesNot("the disk is full")
	})
}

// TestTheShift: days open one after the other, and a day that went well counts.
func TestTheShift(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, false)
		defer s.leave()
		s.app.config.Shift.Campaign = func(ctx context.Context) (lab.Campaign, error) {
			attempts, err := s.store.Attempts(ctx, "ana")
			return lab.CampaignOf(attempts), err
		}
		s.app.config.Drill = func(_ context.Context, day *lab.Day) (*lab.Drill, error) {
			return lab.NewDrill(lab.DrillConfig{
				Learner: "ana", Dealer: sampleDealer{}, Store: s.store, Day: day, Length: lab.ShiftLength, Now: labtest.Noon, NewID: labtest.IDs(),
			}), nil
		}
		s.Settle()
		s.Press("s")
		s.Settle()
		s.sees("0 of 3 days", "▸  1  A cookie, or none", "later")
		s.Press("down", "enter")
		s.sees("0 of 3 days") // the second is not open yet
		s.Press("up", "enter")
		s.Settle()
		s.sees("day 1  A cookie, or none", "pay 0")
		s.seesNot(" drill ")
		for range lab.ShiftLength {
			s.Press("4", "5")
			s.Settle()
			s.sees("✓ right")
			s.Press("enter")
			s.Settle()
		}
		s.sees("How it went", "12 of 12 right", "pay 120", "✓ the day is passed")
		s.Press("esc")
		s.sees("1 of 3 days", "▸  2  The cookie of last night")
	})
}
