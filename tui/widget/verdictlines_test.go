package widget_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"authlab/lab"
	"authlab/tui/widget"
)

func TestVerdictLines(t *testing.T) {
	probe := func(name string, outcome lab.ProbeOutcome) lab.Probe {
		return lab.Probe{
			Name: name, Actor: "ben · customer · birch", Request: "GET /invoices/inv-2001",
			Want: "404 at object", Got: "200", Outcome: outcome,
		}
	}
	failing := func(outcome lab.ProbeOutcome, did string) string {
		return "  " + string(outcome) + ": " + did + " (GET /invoices/inv-2001, by ben · customer · birch): wanted 404 at object, got 200"
	}
	for name, test := range map[string]struct {
		verdict lab.Verdict
		want    []string
	}{
		"it does not compile": {
			lab.NewVerdict("H1", []lab.Diagnostic{{File: "fix.go", Line: 3, Column: 2, Message: "undefined: x"}}, nil),
			[]string{"H1: does not compile, so nothing was probed", "  fix.go:3:2: undefined: x"},
		},
		"it holds": {
			lab.NewVerdict("H1", nil, []lab.Probe{probe("a", lab.Right)}),
			[]string{"H1: the fix holds: 1 of 1 probes right"},
		},
		"what was let in first, and three of each": {
			lab.NewVerdict("H1", nil, []lab.Probe{
				probe("a", lab.OverBlocked), probe("b", lab.UnderBlocked), probe("c", lab.UnderBlocked),
				probe("d", lab.UnderBlocked), probe("e", lab.UnderBlocked), probe("f\x1b[2J", lab.Crashed), probe("g", lab.Right),
			}),
			[]string{
				"H1: the fix does not hold: 1 of 7 probes right; 4 under-blocked, 1 over-blocked, 0 wrong refusal, 1 crashed",
				failing(lab.UnderBlocked, "b"), failing(lab.UnderBlocked, "c"), failing(lab.UnderBlocked, "d"), "  under-blocked: and 1 more",
				failing(lab.Crashed, "f"+widget.Safe("\x1b[2J")), failing(lab.OverBlocked, "a"),
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, widget.VerdictLines(test.verdict)); diff != "" {
				t.Errorf("printed (-want +got):\n%s", diff)
			}
		})
	}
}
