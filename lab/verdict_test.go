package lab

import "testing"

// What let somebody in is told before what kept somebody out, whatever the order
// of the probes.
func TestFailuresTellTheWorstFirst(t *testing.T) {
	verdict := NewVerdict("T", nil, []Probe{
		{Name: "crashed", Outcome: Crashed}, {Name: "right", Outcome: Right}, {Name: "refused", Outcome: WrongRefusal},
		{Name: "kept out", Outcome: OverBlocked}, {Name: "let in", Outcome: UnderBlocked}, {Name: "let in too", Outcome: UnderBlocked},
	})
	var got []string
	for _, probe := range verdict.Failures() {
		got = append(got, probe.Name)
	}
	want := []string{"let in", "let in too", "crashed", "kept out", "refused"}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if first, failed := verdict.FirstFailure(); !failed || first.Name != "let in" {
		t.Errorf("the first failure is %q, want the worst", first.Name)
	}
	if _, failed := NewVerdict("T", nil, []Probe{{Outcome: Right}}).FirstFailure(); failed {
		t.Error("a probe that came out right is a failure")
	}
}

// Over- and under-blocking are two numbers, and nothing but right probes passes.
func TestVerdictsCountApart(t *testing.T) {
	mixed := NewVerdict("T", nil, []Probe{{Outcome: UnderBlocked}, {Outcome: UnderBlocked}, {Outcome: OverBlocked}, {Outcome: Right}})
	if mixed.UnderBlocked != 2 || mixed.OverBlocked != 1 || mixed.Passed {
		t.Errorf("got %d under-blocked, %d over-blocked, passed %v; want 2, 1, false", mixed.UnderBlocked, mixed.OverBlocked, mixed.Passed)
	}
	for name, verdict := range map[string]Verdict{
		"nothing was probed": NewVerdict("T", nil, nil), "it does not compile": NewVerdict("T", []Diagnostic{{}}, []Probe{{Outcome: Right}}),
	} {
		if verdict.Passed {
			t.Errorf("%s, and it passes", name)
		}
	}
	if right := NewVerdict("T", nil, []Probe{{Outcome: Right}}); !right.Passed {
		t.Error("a right fix does not pass")
	}
}
