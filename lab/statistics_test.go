package lab_test

import (
	"testing"
	"time"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
)

func TestStampsByGate(t *testing.T) {
	object, identity := lab.Stamp{Status: 404, Gate: lab.GateObject}, lab.Stamp{Status: 401, Gate: lab.GateIdentity}
	attempts := append(stamps(3, object, lab.NoSlip), stamps(2, object, lab.LetIn)...)
	attempts = append(attempts, stamps(1, identity, lab.WrongStatus)...)
	want := []lab.GateRecord{
		{Gate: lab.GateIdentity, Asked: 1, Typical: time.Second},
		{Gate: lab.GateObject, Asked: 5, Right: 3, Typical: 2 * time.Second},
	}
	if diff := cmp.Diff(want, lab.GateRecords(attempts)); diff != "" {
		t.Error(diff)
	}
}

// A week begins on Monday: noon of the tests is one.
func TestWeeks(t *testing.T) {
	mixed := stamps(1, lab.Stamp{Status: 403, Gate: lab.GateObject}, lab.WrongStatus)[0]
	mixed.Record.Stamped.Said = lab.Stamp{Status: 401}
	right := stamps(1, lab.Stamp{Status: 401, Gate: lab.GateIdentity}, lab.NoSlip)[0]
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	want := []lab.Week{
		{From: monday.AddDate(0, 0, -7), Asked: 1, Right: 1},
		{From: monday, Asked: 3, Right: 2, Mixed: 1},
	}
	got := lab.NewProgress(nil, []lab.Attempt{on(0, 0, right), on(6, 0, mixed), on(-1, 0, right), on(6, 1, right), at("do", lab.Answered, true)}).Insight.Weeks
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
