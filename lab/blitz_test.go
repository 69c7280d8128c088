package lab_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"

	"github.com/google/go-cmp/cmp"
)

// blitzed are the stamps of one blitz, all right and each at once, a minute apart.
func blitzed(id string, day, right int, in lab.Drilled) []lab.Attempt {
	in.ID = id
	var all []lab.Attempt
	for i := range right {
		all = append(all, lab.Attempt{
			ID: fmt.Sprint(id, i), Scenario: lab.DrillID, Kind: lab.Answered, At: labtest.Noon().AddDate(0, 0, day).Add(time.Duration(i) * time.Minute),
			Record: lab.Record{Stamped: &lab.Stamped{Was: lab.Stamp{Status: 401, Gate: lab.GateIdentity}}, Drilled: &in},
		})
	}
	return all
}

// Each length has a best of its own, and so has one in which speed is set aside; a
// focused blitz, another drill and stamps of before this was kept have none.
func TestTheBestOfEachBlitz(t *testing.T) {
	minute, two := lab.Drilled{Mode: lab.Blitz, Limit: time.Minute, Speed: true}, lab.Drilled{Mode: lab.Blitz, Limit: 2 * time.Minute, Speed: true}
	aside := lab.Drilled{Mode: lab.Blitz, Limit: time.Minute}
	var attempts []lab.Attempt
	for _, some := range [][]lab.Attempt{
		blitzed("a", 0, 2, minute), blitzed("b", 1, 3, minute), blitzed("c", 2, 3, minute), blitzed("d", 3, 4, two), blitzed("e", 4, 5, aside),
		blitzed("f", 5, 9, lab.Drilled{Mode: lab.Blitz, Focus: true, Limit: time.Minute, Speed: true}), blitzed("g", 6, 9, lab.Drilled{Mode: lab.Calm}),
	} {
		attempts = append(attempts, some...)
	}
	old := blitzed("h", 7, 9, minute)
	for i := range old {
		old[i].Record.Drilled = nil
	}
	noon := labtest.Noon()
	want := []lab.BlitzRecord{
		{BlitzKind: lab.BlitzKind{Limit: time.Minute, Speed: true}, Points: 60, Right: 3, Asked: 3, At: noon.AddDate(0, 0, 1).Add(2 * time.Minute), Played: 3},
		{BlitzKind: lab.BlitzKind{Limit: time.Minute}, Points: 50, Right: 5, Asked: 5, At: noon.AddDate(0, 0, 4).Add(4 * time.Minute), Played: 1},
		{BlitzKind: lab.BlitzKind{Limit: 2 * time.Minute, Speed: true}, Points: 80, Right: 4, Asked: 4, At: noon.AddDate(0, 0, 3).Add(3 * time.Minute), Played: 1},
	}
	if diff := cmp.Diff(want, lab.BlitzRecords(append(attempts, old...))); diff != "" {
		t.Error(diff)
	}
	if got := want[1].String() + "; " + want[2].String() + "; " + (lab.BlitzKind{Limit: 90 * time.Second, Speed: true}).String(); got != "a minute, speed aside; two minutes; 90 seconds" {
		t.Error(got)
	}
}

// A blitz stores how it was played with each stamp, and says how it stands.
func TestABlitzAgainstTheBestBefore(t *testing.T) {
	store, ids := &labtest.Store{}, labtest.IDs()
	refused := lab.Stamp{Status: 403, Gate: lab.GateFunction}
	play := func(plan lab.DrillPlan, right int) *lab.Drill {
		attempts, err := store.Attempts(t.Context(), "ann")
		if err != nil {
			t.Fatal(err)
		}
		dealer := row(slices.Repeat([]lab.Stamp{refused}, right))
		d := lab.NewDrill(lab.DrillConfig{
			Learner: "ann", Dealer: &dealer, Store: store, Now: labtest.Noon, Plan: plan, Records: lab.BlitzRecords(attempts),
			NewID: ids,
		})
		for range right {
			if _, err := d.Next(t.Context()); err != nil {
				t.Fatal(err)
			}
			if _, err := d.Stamp(t.Context(), refused); err != nil {
				t.Fatal(err)
			}
		}
		return d
	}
	minute := lab.DrillPlan{Mode: lab.Blitz, Limit: time.Minute, Speed: true}
	for _, test := range []struct {
		plan  lab.DrillPlan
		right int
		want  string
	}{
		{minute, 2, "the first of its kind: the score to beat"},
		{minute, 1, "your best is 40 points"},
		{minute, 2, "as good as your best: 40 points"},
		{minute, 3, "a new best: before, it was 40 points"},
		{lab.DrillPlan{Mode: lab.Blitz, Limit: 2 * time.Minute, Speed: true}, 1, "the first of its kind: the score to beat"},
		{lab.DrillPlan{Mode: lab.Blitz, Limit: time.Minute, Speed: true, Topic: "ownership"}, 9, ""},
		{lab.DrillPlan{Mode: lab.Calm}, 9, ""},
		{minute, 0, "your best is 60 points"},
	} {
		d := play(test.plan, test.right)
		if got := d.Against(d.Points()); got != test.want {
			t.Errorf("%+v, %d right: got %q, want %q", test.plan, test.right, got, test.want)
		}
	}
}
