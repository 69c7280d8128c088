package sandbox_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/sandbox"
	"authlab/lab/sandbox/vm/vmtest"
)

// hostileEvery is how many hostile programs there are to one that is judged
// where not all are asked for.
const hostileEvery = 12

// TestNoHostileProgramPasses judges hostile programs as fixes. None passes, each
// is told what it did, and the time to each verdict is printed.
func TestNoHostileProgramPasses(t *testing.T) {
	bench := sandbox.NewBench(sandbox.NewPool(), hostileScenario())
	var times []time.Duration
	slowest := ""
	for i, one := range vmtest.HostilePrograms() {
		if !*long && i%hostileEvery != 0 {
			continue
		}
		start := time.Now()
		verdict, err := bench.Judge(t.Context(), lab.Source{Name: "fix.go", Text: one.Text()})
		if err != nil {
			t.Fatal(err)
		}
		times = append(times, time.Since(start))
		if slices.Max(times) == times[len(times)-1] {
			slowest = one.Name
		}
		tellsOn(t, one, verdict)
	}
	slices.Sort(times)
	t.Logf("%d verdicts: half within %s, nine of ten within %s, the slowest (%s) after %s", len(times),
		times[len(times)/2].Round(time.Millisecond), times[len(times)*9/10].Round(time.Millisecond), slowest, times[len(times)-1].Round(time.Millisecond))
}

// tellsOn checks that a verdict rejects a hostile program for what it is.
func tellsOn(t *testing.T, one vmtest.Hostile, verdict lab.Verdict) {
	t.Helper()
	if verdict.Passed {
		t.Errorf("%s passes as a fix", one.Name)
	}
	if refused := len(verdict.Diagnostics) > 0; refused != (one.Ends == vmtest.Refused) {
		t.Errorf("%s: diagnostics %v; it should end in %s", one.Name, verdict.Diagnostics, one.Ends)
	}
	if one.Ends == vmtest.Refused {
		return
	}
	crashed := slices.IndexFunc(verdict.Probes, func(probe lab.Probe) bool { return probe.Outcome == lab.Crashed })
	if crashed < 0 || !strings.Contains(verdict.Probes[crashed].Got, one.Says) {
		t.Errorf("%s: no probe is told that it %q: %+v", one.Name, one.Says, verdict.Probes)
	}
}

func hostileScenario() *lab.Scenario {
	return &lab.Scenario{
		ID:       "T9",
		World:    lab.WorldSpec{Seed: 1, Clock: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Existence: lab.Hidden},
		Replaces: &lab.Replacement{Entry: "Handle", Kind: lab.CodeHandler, Routes: []string{"GET /invoices/{id}"}, Gates: []lab.Gate{lab.GateObject}},
		Steps: []lab.Step{{ID: "fix", Kind: lab.StepFix, Fix: &lab.Fix{
			Actors:  []string{"ana", "abel", "ben", "sue", lab.Nobody},
			Actions: []lab.Action{{Send: "GET /invoices/{id}"}},
		}}},
	}
}
