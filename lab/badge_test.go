package lab_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
)

// stamps are as many, one a minute, of requests that end with a status at a gate.
func stamps(n int, was lab.Stamp, slip lab.Slip) []lab.Attempt {
	var all []lab.Attempt
	for i := range n {
		all = append(all, on(0, i, lab.Attempt{
			Scenario: lab.DrillID, Step: fmt.Sprintf("7-%d", i+1), Kind: lab.Answered, Right: slip == lab.NoSlip,
			Record: lab.Record{Stamped: &lab.Stamped{Said: was, Was: was, Slip: slip, Took: time.Duration(i+1) * time.Second}},
		}))
	}
	return all
}

func later(minutes int, attempts []lab.Attempt) []lab.Attempt {
	for i := range attempts {
		attempts[i].At = attempts[i].At.Add(time.Duration(minutes) * time.Minute)
	}
	return attempts
}

// have is how far each badge is, by its name.
func have(badges []lab.Badge) map[string]int {
	far := map[string]int{}
	for _, badge := range badges {
		far[badge.Name] = badge.Have
	}
	return far
}

// A slip ends a row; what was reached before it stays.
func TestBadgesForRows(t *testing.T) {
	refused, welcome := lab.Stamp{Status: 403, Gate: lab.GateObject}, lab.Stamp{Status: lab.Welcome, Gate: lab.GateHandler}
	attempts := stamps(19, refused, lab.NoSlip)
	attempts = append(attempts, later(19, stamps(1, refused, lab.LetIn))...)
	attempts = append(attempts, later(20, stamps(5, welcome, lab.KeptOut))...) // no refusal, and no row of them ends
	attempts = append(attempts, later(25, stamps(12, refused, lab.NoSlip))...)
	badges := lab.NewProgress(nil, attempts).Badges
	want := map[string]int{"At the first try": 0, "401 and 403": 19, "Every gate": 1, "Fifty refusals": 19, "A quiet day": 0, "Sure, and right": 0}
	if diff := cmp.Diff(want, have(badges)); diff != "" {
		t.Error(diff)
	}
	if rank := lab.Rank(badges); rank != "visitor" {
		t.Errorf("nothing is earned, and the rank is %s", rank)
	}

	badges = lab.NewProgress(nil, append(attempts, later(37, stamps(45, refused, lab.NoSlip))...)).Badges
	for _, badge := range badges {
		if wanted := badge.Name == "401 and 403" || badge.Name == "Fifty refusals"; badge.Earned() != wanted || badge.At.IsZero() == wanted {
			t.Errorf("%s: %d of %d, earned at %v", badge.Name, badge.Have, badge.Want, badge.At)
		}
	}
	if rank := lab.Rank(badges); rank != "doorkeeper" {
		t.Errorf("two are earned, and the rank is %s", rank)
	}
}

func TestTheBadgeForEveryGate(t *testing.T) {
	var attempts []lab.Attempt
	for i, gate := range lab.Gates() {
		status := 403
		if gate == lab.GateHandler {
			status = lab.Welcome
		}
		attempts = append(attempts, later(i, stamps(1, lab.Stamp{Status: status, Gate: gate}, lab.NoSlip))...)
	}
	last := attempts[len(attempts)-1].At
	for _, badge := range lab.NewProgress(nil, attempts).Badges {
		if badge.Name == "Every gate" && (!badge.Earned() || !badge.At.Equal(last)) {
			t.Errorf("%d of %d, at %v, want %v", badge.Have, badge.Want, badge.At, last)
		}
	}
}

func TestTheBadgeForAQuietDay(t *testing.T) {
	for _, test := range []struct {
		attempts []lab.Attempt
		want     int
	}{
		{turn(1, 7, lab.ShiftLength, 0, 0), lab.ShiftLength},
		{turn(1, 7, 8, 1, 3), 8},
		{append(turn(1, 7, 6, 0, 0), turn(2, 7, 6, 0, 0)...), 6},                                             // two halves are no day
		{slices.Concat(turn(1, 7, 6, 0, 0), turn(2, 7, 3, 1, 0), turn(1, 7, 12, 0, 0)[6:]), lab.ShiftLength}, // left, and gone on with
	} {
		if got := have(lab.NewProgress(nil, test.attempts).Badges)["A quiet day"]; got != test.want {
			t.Errorf("it is at %d, want %d", got, test.want)
		}
	}
}

func TestTheBadgeForBeingSureAndRight(t *testing.T) {
	var attempts []lab.Attempt
	scenarios := make([]lab.Scenario, 21)
	for i := range scenarios {
		one := said(lab.Certain, i > 1, i > 1) // the first two are wrong
		scenarios[i] = lab.Scenario{ID: fmt.Sprint("P", i), Steps: []lab.Step{{ID: one.Step, Kind: lab.StepPredict, Points: 10}}}
		one.Scenario = scenarios[i].ID
		attempts = append(attempts, on(0, i, one))
	}
	for count, want := range map[int]int{2: 0, 19: 0, 20: 20, 21: 20} {
		if got := have(lab.NewProgress(scenarios[:count], attempts[:count]).Badges)["Sure, and right"]; got != want {
			t.Errorf("after %d predictions it is at %d, want %d", count, got, want)
		}
	}
}
