package lab_test

import (
	"slices"
	"testing"
	"time"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
)

func TestStampsByGate(t *testing.T) {
	object, identity := lab.Stamp{Status: 404, Gate: lab.GateObject}, lab.Stamp{Status: 401, Gate: lab.GateIdentity}
	attempts := append(stamps(3, object, lab.NoSlip), stamps(2, object, lab.LetIn)...)
	attempts = append(attempts, stamps(1, identity, lab.WrongStatus)...)
	want := []lab.Accuracy{
		{About: "identity", Asked: 1, Typical: time.Second},
		{About: "object", Asked: 5, Right: 3, Typical: 2 * time.Second},
	}
	if diff := cmp.Diff(want, lab.NewProgress(nil, attempts).Insight.Gates); diff != "" {
		t.Error(diff)
	}
}

// A topic counts what stamps and predictions were about, and times the stamps alone; of
// an interview the key points count.
func TestByTopic(t *testing.T) {
	object := lab.Stamp{Status: 404, Gate: lab.GateObject}
	attempts := append(stamps(3, object, lab.NoSlip), stamps(1, lab.Stamp{Status: 401, Gate: lab.GateIdentity}, lab.LetIn)...)
	said := at("say", lab.Answered, true)
	said.Record.Prediction = &lab.Judged{GotStatus: 404, GotGate: lab.GateObject, StatusRight: true}
	said.Record.Exchange = &lab.Exchange{Trace: lab.Trace{
		{Gate: lab.GateRoute, Outcome: lab.Pass, Reason: "GET /invoices/{id}"}, {Gate: lab.GateObject, Outcome: lab.Deny, Reason: "another's"},
	}}
	attempts = append(attempts, said)
	var calls []string
	of := func(call string, was lab.Stamp, reason string) string {
		calls = append(calls, call+" "+reason)
		return string(was.Gate)
	}
	want := []lab.Accuracy{{About: "object", Asked: 4, Right: 4, Typical: 2 * time.Second}, {About: "identity", Asked: 1, Typical: time.Second}}
	got := lab.NewProgress(craftScenario(), attempts).ByTopic(attempts, []lab.Topic{{Name: "object"}, {Name: "field"}, {Name: "identity"}}, of)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(calls, "GET /invoices/{id} another's") {
		t.Errorf("asked of %q", calls)
	}
}

func TestSpokenByTopic(t *testing.T) {
	bank := lab.Bank{{ID: "q1", Topic: "tokens"}, {ID: "q2", Topic: "tokens"}, {ID: "q3", Topic: "logs"}}
	planned := lab.Attempt{Scenario: lab.InterviewID, Kind: lab.Drafted, Record: lab.Record{Interview: &lab.Sitting{ID: "s", Asked: []lab.Asked{{Question: "q1"}, {Question: "q2"}, {Question: "q3"}, {Question: "gone"}}}}}
	attempts := []lab.Attempt{planned}
	for question, spoken := range map[string]lab.Spoken{
		"q1": {Ticked: []int{0, 2}, Points: 3, Rating: lab.Good, Took: time.Minute}, "q2": {Points: 2, Rating: lab.Forgot, Took: 3 * time.Minute},
		"q3": {Said: []lab.Said{{Text: "not rated yet"}}}, "gone": {Points: 2, Rating: lab.Good},
	} {
		spoken.Sitting = "s"
		attempts = append(attempts, lab.Attempt{Scenario: lab.InterviewID, Step: question, Kind: lab.Answered, Record: lab.Record{Spoken: &spoken}})
	}
	want := []lab.Accuracy{{About: "tokens", Asked: 5, Right: 2, Typical: 3 * time.Minute}}
	if diff := cmp.Diff(want, lab.SpokenByTopic(attempts, bank)); diff != "" {
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
		{From: monday.AddDate(0, 0, -7), Asked: 1, Right: 1, Matrix: lab.Matrix{Statuses: []int{401, 403}, Cells: [][]int{{1, 0}, {0, 0}}}},
		{From: monday, Asked: 3, Right: 2, Matrix: lab.Matrix{Statuses: []int{401, 403}, Cells: [][]int{{2, 1}, {0, 0}}}},
	}
	got := lab.NewProgress(nil, []lab.Attempt{on(0, 0, right), on(6, 0, mixed), on(-1, 0, right), on(6, 1, right), at("do", lab.Answered, true)}).Insight.Weeks
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]lab.MixUp{{Said: 401, Got: 403, Counts: []int{0, 1}}}, lab.MixUps(got)); diff != "" {
		t.Error(diff)
	}
}
