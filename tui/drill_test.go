package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/tui/style"
	"authlab/tui/tuitest"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

// gate120 sits down at the gate, with a drill of two requests.
func gate120(t *testing.T, story func(s *table)) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, false)
		defer s.leave()
		s.app.config.Drill = func(context.Context, lab.DrillPlan) (*lab.Drill, error) {
			return lab.NewDrill(lab.DrillConfig{
				Learner: "ana", Dealer: &sampleDealer{}, Store: s.store, Plan: lab.DrillPlan{Length: 2}, Now: labtest.Noon, NewID: labtest.IDs(),
			}), nil
		}
		s.Settle()
		s.Press("d", "enter")
		s.Settle()
		story(s)
	})
}

// A fact can be read to its end in a narrow column, however long its name.
func TestAFactIsNeverCut(t *testing.T) {
	for _, fact := range []lab.Fact{
		{Name: "keys of https://authlab.test", Value: "oak-ed-2, oak-es-2"},
		{Name: "in another's name", Value: "as they may themselves"},
	} {
		var read []string
		for _, line := range factLines(fact, 40, style.New(true, false)) {
			if ansi.StringWidth(line) > 40 {
				t.Errorf("%q is too wide", line)
			}
			read = append(read, strings.Fields(ansi.Strip(line))...)
		}
		if got, want := strings.Join(read, " "), fact.Name+" "+fact.Value; got != want {
			t.Errorf("it reads %q, want %q", got, want)
		}
	}
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
		s.sees("▸ calm")
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
// Every stamp can be seen in the smallest of terminals, also where there is news above
// or below.
func TestEveryStampIsInSight(t *testing.T) {
	d := newDrill()
	d.busy, d.drill, d.current = false, sampleDrill(1, false), sampleSituation()
	d.current.Statuses = []int{lab.Welcome, 400, 401, 403, 404, 405, 421, 429, 503}
	d.rung, d.climbed = sampleRung(), true
	theme := style.New(true, false)
	view := ansi.Strip(d.view(scene{W: leastWidth, H: leastHeight, Theme: theme, Markdown: widget.NewMarkdown(theme)}))
	if !strings.Contains(view, "9  503") {
		t.Errorf("the last one is missing in\n%s", view)
	}
}

// How it went can be read to its end, however many stamps were wrong.
func TestHowItWentIsReadToItsEnd(t *testing.T) {
	d := newDrill()
	d.busy, d.drill, d.current = false, sampleDrill(0, true), sampleSituation()
	d.said, d.over = slices.Repeat(d.drill.Stamped(), 12), true
	theme := style.New(true, false)
	sc := scene{W: 80, H: 24, Theme: theme, Markdown: widget.NewMarkdown(theme)}
	for _, step := range []struct {
		msg  tea.Msg
		sees string
	}{
		{nil, "How it went · more ▾"},
		{tuitest.Key("end"), "How it went · end ▴"},
		{tea.MouseWheelMsg{Button: tea.MouseWheelUp}, "How it went · more ▾"},
	} {
		d.update(step.msg, sc)
		if view := ansi.Strip(d.view(sc)); !strings.Contains(view, step.sees) {
			t.Errorf("after %v %q is missing in\n%s", step.msg, step.sees, view)
		}
	}
}

func TestLeavingTheGateEarly(t *testing.T) {
	gate120(t, func(s *table) {
		s.Press("esc")
		s.seesNot("Your stamp")
		s.Press("enter")
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
		s.app.config.Drill = func(context.Context, lab.DrillPlan) (*lab.Drill, error) { return nil, errors.New("the disk is full") }
		s.Press("enter")
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
		s.app.config.Drill = func(_ context.Context, plan lab.DrillPlan) (*lab.Drill, error) {
			return lab.NewDrill(lab.DrillConfig{
				Learner: "ana", Dealer: &sampleDealer{}, Store: s.store, Plan: lab.DrillPlan{Day: plan.Day, Length: lab.ShiftLength}, Now: labtest.Noon, NewID: labtest.IDs(),
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

// TestTheListOfDrills: what is begun is what was under the cursor, and speed can be
// switched off.
func TestTheListOfDrills(t *testing.T) {
	gate120(t, func(s *table) {
		var begun []lab.DrillPlan
		open := s.app.config.Drill
		s.app.config.Drill = func(ctx context.Context, plan lab.DrillPlan) (*lab.Drill, error) {
			begun = append(begun, plan)
			return open(ctx, plan)
		}
		s.Press("esc", "esc")
		s.app.config.Topics = []lab.Topic{{Name: "ownership", About: "Whose is it?"}}
		s.app.config.Calls = []lab.Topic{{Name: "GET /whoami"}, {Name: "GET /reports", About: "It can end at: route"}}
		s.app.config.AtDrills = func(context.Context) (AtDrills, error) {
			best := lab.BlitzRecord{BlitzKind: lab.BlitzKind{Limit: time.Minute, Speed: true}, Points: 94, Right: 6, Asked: 8, At: labtest.Noon(), Played: 2}
			return AtDrills{Rung: lab.Rung{Number: 3, Of: 7, News: "doors that are not there"}, Blitzes: []lab.BlitzRecord{best}}, nil
		}
		var saved []Settings
		s.app.config.SaveSettings = func(settings Settings) error {
			saved = append(saved, settings)
			return nil
		}
		s.app.settle(DefaultSettings())
		s.Press("d")
		s.Settle()
		s.sees("rung 3 of 7: doors that are not there")
		begin := func() {
			s.Press("enter")
			s.Settle()
			s.Press("esc")
		}
		begin()
		s.Press("down")
		s.sees("Quick stamps earn more", "your best 94 points · 6 of 8 right, on 2 March 2026", "v speed off")
		begin()
		s.Press("v", "down")
		s.sees("Quick or slow", "no best score yet")
		begin()
		s.Press("down")
		s.seesNot("v speed")
		begin()
		s.Press("down")
		s.sees("▸ one topic …", "enter choose one")
		s.Press("enter")
		s.sees("Drills · one topic", "Whose is it?")
		s.Press("enter")
		s.Settle()
		s.sees("the gate · only ownership")
		s.Press("esc", "esc", "down", "enter")
		s.sees("Drills · one gate", "is there such a route?")
		s.Press("down", "down")
		begin()
		s.Press("esc", "down", "enter", "down")
		s.sees("Drills · one call", "It can end at: route")
		begin()
		s.Press("esc", "esc")
		want := []lab.DrillPlan{
			{Mode: lab.Calm, Length: 20}, {Mode: lab.Blitz, Limit: time.Minute, Speed: true}, {Mode: lab.Blitz, Limit: 2 * time.Minute},
			{Mode: lab.Mixed, Length: 20}, {Mode: lab.Focus, Topic: "ownership", Length: 20},
			{Mode: lab.Focus, Gates: []lab.Gate{lab.GateCredential}, Length: 20}, {Mode: lab.Focus, Calls: []string{"GET /reports"}, Length: 20},
		}
		if diff := cmp.Diff(want, begun); diff != "" {
			t.Error(diff)
		}
		if len(saved) != 1 || saved[0].Speed || s.app.settings.Speed {
			t.Errorf("saved: %+v", saved)
		}
	})
}

// TestABlitz: the clock runs down on screen, and ends it while a request waits.
func TestABlitz(t *testing.T) {
	gate120(t, func(s *table) {
		s.Press("esc")
		s.app.settle(DefaultSettings())
		s.Press("esc", "d")
		began := time.Now()
		s.app.config.Drill = func(_ context.Context, plan lab.DrillPlan) (*lab.Drill, error) {
			return lab.NewDrill(lab.DrillConfig{
				Learner: "ana", Dealer: &sampleDealer{}, Store: s.store, Plan: lab.DrillPlan{Mode: plan.Mode, Limit: plan.Limit, Speed: plan.Speed},
				Now: time.Now, NewID: labtest.IDs(), Records: []lab.BlitzRecord{{BlitzKind: lab.BlitzKind{Limit: time.Minute, Speed: true}, Points: 10}},
			}), nil
		}
		s.Press("down", "enter")
		s.Settle()
		s.sees("the gate · blitz", "0 points", "left")
		time.Sleep(2 * time.Second) // of the bubble's clock
		s.Press("4", "5")
		s.Settle()
		s.sees("✓ right", "20 points")
		s.Press("enter")
		s.Settle()
		time.Sleep(time.Minute)
		s.Settle()
		s.sees("How it went", "20 points, 10 of them for speed", "a new best: before, it was 10 points")
		if took := time.Since(began); took > 2*time.Minute {
			t.Errorf("it took %v", took)
		}
	})
}

// TestAShiftIsLeftAndTakenUp: what was stamped before stands, and the clock for each
// request can be set.
func TestAShiftIsLeftAndTakenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, false)
		defer s.leave()
		var plans []lab.DrillPlan
		s.app.config.Drill = func(_ context.Context, plan lab.DrillPlan) (*lab.Drill, error) {
			plans = append(plans, plan)
			return lab.NewDrill(lab.DrillConfig{
				Learner: "ana", Dealer: &sampleDealer{}, Store: s.store, Plan: lab.DrillPlan{Day: plan.Day, Length: lab.ShiftLength, Pace: plan.Pace}, Now: time.Now, NewID: labtest.IDs(),
				Done: []lab.Stamped{{Slip: lab.LetIn}, {}},
			}), nil
		}
		s.Settle()
		s.Press("s")
		s.Settle()
		s.sees("no clock", "The endless shift")
		s.Press("p")
		s.sees("clock: a minute for each request")
		s.Press("p")
		s.sees("clock: 30 seconds for each request")
		s.Press("enter")
		s.Settle()
		s.sees("1 of 2 right", "wrongly in 1, out 0", "30s for this one")
		time.Sleep(40 * time.Second) // of the bubble's clock
		s.Settle()
		s.sees("0s for this one")
		s.Press("4", "5")
		s.Settle()
		s.Press("esc")
		s.sees("2 of 3 right", "let in wrongly: 1 · kept out wrongly: 0", "pay -5", "9 to go; come back to go on")
		time.Sleep(2 * time.Second) // the last tick
		if len(plans) != 1 || plans[0].Pace != 30*time.Second || plans[0].Day.Number != 2 {
			t.Errorf("the plans: %+v", plans)
		}
	})
}
