package lab_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"

	"github.com/google/go-cmp/cmp"
)

// row deals situations that the API answered so.
type row []lab.Stamp

func (r *row) Next(context.Context) (lab.Situation, error) {
	if len(*r) == 0 {
		return lab.Situation{}, errors.New("the row is at its end")
	}
	answer := (*r)[0]
	*r = (*r)[1:]
	outcome := lab.Deny
	if answer.Gate == lab.GateHandler && answer.Status < 400 {
		outcome = lab.Pass
	}
	return lab.Situation{
		ID: fmt.Sprint(len(*r)), Call: "GET /invoices/{id}", Statuses: []int{lab.Welcome, 401, 403, 404},
		Exchange: lab.Exchange{
			Response: lab.Response{Status: answer.Status},
			Trace:    lab.Trace{{Gate: answer.Gate, Outcome: outcome, Reason: "because"}},
		},
	}, nil
}

// newDrill begins one with a store and a clock that the test moves.
func newDrill(length int, limit time.Duration, answers ...lab.Stamp) (*lab.Drill, lab.Store, *time.Time) {
	store, clock, ids := new(labtest.Store), time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), 0
	dealer := row(answers)
	return lab.NewDrill(lab.DrillConfig{
		Learner: "ann", Dealer: &dealer, Store: store, Plan: lab.DrillPlan{Length: length, Limit: limit},
		Now: func() time.Time { return clock }, NewID: func() string { ids++; return fmt.Sprint("id-", ids) },
	}), store, &clock
}

func TestADrillCountsWhatWasStamped(t *testing.T) {
	letIn, unknown, notYours := lab.Stamp{Status: 200, Gate: lab.GateHandler}, lab.Stamp{Status: 401, Gate: lab.GateIdentity}, lab.Stamp{Status: 404, Gate: lab.GateObject}
	d, store, clock := newDrill(4, 0, letIn, unknown, notYours, notYours)
	for _, said := range []lab.Stamp{letIn, unknown, letIn, {Status: 403, Gate: lab.GateObject}} {
		first, err := d.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		again, err := d.Next(t.Context())
		if err != nil || again.ID != first.ID {
			t.Fatalf("while one waits, %q is dealt after %q (%v)", again.ID, first.ID, err)
		}
		*clock = clock.Add(3 * time.Second)
		if _, err := d.Stamp(t.Context(), said); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Next(t.Context()); !errors.Is(err, lab.ErrOver) {
		t.Errorf("after four of four: %v", err)
	}
	want := lab.Tally{Asked: 4, Right: 2, Longest: 2, Took: 12 * time.Second}
	got := d.Tally()
	if got.Slips[lab.LetIn] != 1 || got.Slips[lab.WrongStatus] != 1 || len(got.Slips) != 2 {
		t.Errorf("slips: %v", got.Slips)
	}
	got.Slips = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	attempts, err := store.Attempts(t.Context(), "ann")
	if err != nil || len(attempts) != 4 || attempts[0].Scenario != lab.DrillID || !attempts[1].Right || attempts[2].Record.Stamped.Slip != lab.LetIn {
		t.Errorf("stored %+v (%v)", attempts, err)
	}
}

func TestStampsThatAreNone(t *testing.T) {
	d, store, _ := newDrill(0, 0, lab.Stamp{Status: 403, Gate: lab.GateFunction})
	var mistake *lab.Mistake
	if _, err := d.Stamp(t.Context(), lab.Stamp{Status: 403}); !errors.As(err, &mistake) {
		t.Errorf("before anything was dealt: %v", err)
	}
	if _, err := d.Next(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, none := range []lab.Stamp{{Status: 418}, {Status: 403, Gate: "door"}} {
		if _, err := d.Stamp(t.Context(), none); !errors.As(err, &mistake) {
			t.Errorf("%v: %v", none, err)
		}
	}
	if attempts, err := store.Attempts(t.Context(), "ann"); err != nil || len(attempts) > 0 {
		t.Errorf("stored %v (%v)", attempts, err)
	}
}

func TestADrillEndsWithItsTime(t *testing.T) {
	d, _, clock := newDrill(0, time.Minute, lab.Stamp{Status: 403, Gate: lab.GateFunction}, lab.Stamp{Status: 403, Gate: lab.GateFunction})
	if _, err := d.Next(t.Context()); err != nil {
		t.Fatal(err)
	}
	*clock = clock.Add(59 * time.Second)
	if d.Over() || d.Left() != time.Second {
		t.Errorf("a second before the end: over %v, left %v", d.Over(), d.Left())
	}
	*clock = clock.Add(2 * time.Second)
	if _, err := d.Stamp(t.Context(), lab.Stamp{Status: 403}); err != nil {
		t.Errorf("what was dealt in time may be stamped: %v", err)
	}
	if _, err := d.Next(t.Context()); !errors.Is(err, lab.ErrOver) || d.Left() != 0 {
		t.Errorf("after the end: %v, left %v", err, d.Left())
	}
}
