package lab_test

import (
	"fmt"
	"testing"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
)

// turn is a day's attempts: as many right, let in, and kept out.
func turn(day, seed, right, letIn, keptOut int) []lab.Attempt {
	var attempts []lab.Attempt
	add := func(n int, slip lab.Slip) {
		for range n {
			attempts = append(attempts, lab.Attempt{
				Scenario: lab.ShiftID, Step: fmt.Sprintf("%d/%d-%d", day, seed, len(attempts)+1), Kind: lab.Answered,
				Record: lab.Record{Stamped: &lab.Stamped{Slip: slip}},
			})
		}
	}
	add(right, lab.NoSlip)
	add(letIn, lab.LetIn)
	add(keptOut, lab.KeptOut)
	return attempts
}

func TestACampaignKeepsTheBestOfEachDay(t *testing.T) {
	var attempts []lab.Attempt
	for _, one := range [][]lab.Attempt{
		turn(1, 7, 6, 0, 6), turn(1, 8, 10, 1, 1), turn(1, 9, 9, 3, 0), // the last has more right than it may let in
		turn(2, 7, 12, 0, 0), turn(3, 7, 5, 0, 0), // and one that was left early
		{{Scenario: "drill", Step: "7-1", Record: lab.Record{Stamped: &lab.Stamped{}}}, {Scenario: lab.ShiftID, Step: "odd"}},
	} {
		attempts = append(attempts, one...)
	}
	campaign := lab.CampaignOf(attempts)
	got := map[int][3]int{}
	for day, tally := range campaign {
		got[day] = [3]int{tally.Asked, tally.Right, tally.Pay()}
	}
	if diff := cmp.Diff(map[int][3]int{1: {12, 10, 70}, 2: {12, 12, 120}, 3: {5, 5, 50}}, got); diff != "" {
		t.Error(diff)
	}
	if !campaign.Open(1) || !campaign.Open(3) || campaign.Open(4) || campaign.Next(17) != 3 {
		t.Errorf("open: 1 %v, 3 %v, 4 %v; next %d", campaign.Open(1), campaign.Open(3), campaign.Open(4), campaign.Next(17))
	}
	if next := lab.CampaignOf(nil).Next(17); next != 1 {
		t.Errorf("a beginner's next day is %d", next)
	}
}

// TestLettingInCostsMore: than keeping out, and one of it is all a day forgives.
func TestLettingInCostsMore(t *testing.T) {
	tally := func(attempts []lab.Attempt) lab.Tally { return lab.CampaignOf(attempts)[1] }
	if in, out := tally(turn(1, 1, 11, 1, 0)), tally(turn(1, 1, 11, 0, 1)); in.Pay() >= out.Pay() || !in.Passed() {
		t.Errorf("pay %d and %d", in.Pay(), out.Pay())
	}
	if tally(turn(1, 1, 10, 2, 0)).Passed() || !tally(turn(1, 1, 9, 0, 3)).Passed() || tally(turn(1, 1, 8, 0, 4)).Passed() {
		t.Error("a day is passed with nine of twelve, and not with two let in")
	}
}
