package widget

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

func gatesAt(lit int) string {
	return ansi.Strip(Gates(sampleTrace(), lab.Gates(), lit, 50, 16, style.New(true, true)))
}

// Gates that are not lit yet give nothing away.
func TestGatesLightUpOneByOne(t *testing.T) {
	trace := sampleTrace()
	for lit := range len(trace) + 1 {
		view := gatesAt(lit)
		for i, check := range trace {
			if shown := strings.Contains(view, check.Reason); shown != (i < lit) {
				t.Errorf("lit %d: the reason of %s is shown: %v\n%s", lit, check.Gate, shown, view)
			}
		}
	}
	if gatesAt(All) != gatesAt(len(trace)) {
		t.Error("all is not all")
	}
}

// What a gate did is said in words, and however low the pane is.
func TestGatesSayWhatBecameOfTheRequest(t *testing.T) {
	for _, test := range []struct {
		name  string
		trace lab.Trace
		h     int
		want  []string
	}{
		{"skipped", sampleTrace(), 12, []string{"○ object      skipped: never checked", "· context     no check here"}},
		{"denied", deniedTrace(), 18, []string{"✗ object      deny: the invoice", "owner: ben", "· handler     not reached"}},
		{"denied, low", deniedTrace(), 6, []string{"✗ object      deny: the invoice"}},
		{"nothing yet", nil, 12, []string{"· route       not reached"}},
	} {
		view := ansi.Strip(Gates(test.trace, lab.Gates(), All, 50, test.h, style.New(true, false)))
		for _, want := range test.want {
			if !strings.Contains(view, want) {
				t.Errorf("%s: %q is missing\n%s", test.name, want, view)
			}
		}
	}
}

// A fact that is longer than its column goes on in the next line.
func TestLongFactsAreReadToTheirEnd(t *testing.T) {
	trace := lab.Trace{{
		Gate: lab.GateIdentity, Outcome: lab.Deny, Reason: "the token is for somebody else",
		Facts: []lab.Fact{{Name: "audience", Value: "https://reports.oak.example and https://billing.oak.example"}},
	}}
	view := ansi.Strip(Gates(trace, nil, All, 50, 12, style.New(true, false)))
	if words := strings.Join(strings.Fields(view), " "); !strings.Contains(words, "audience: https://reports.oak.example and https://billing.oak.example") {
		t.Errorf("the fact is cut:\n%s", view)
	}
}

// A gate's facts leave room for the reasons of those behind it.
func TestFactsDoNotCutReasons(t *testing.T) {
	trace := lab.Trace{
		{Gate: lab.GateIdentity, Outcome: lab.Pass, Reason: "ed · oak", Facts: []lab.Fact{{Name: "principal", Value: "ed"}, {Name: "tenant", Value: "oak"}}},
		{Gate: lab.GateField, Outcome: lab.Pass, Reason: "only fields the caller may set"},
	}
	view := ansi.Strip(Gates(trace, nil, All, 34, 6, style.New(true, false)))
	if words := strings.Join(strings.Fields(view), " "); !strings.Contains(words, "only fields the caller may set") {
		t.Errorf("the reason is cut:\n%s", view)
	}
}

// A trace is made of what clients sent: nothing of it may reach the terminal raw.
func TestGatesAreSafe(t *testing.T) {
	trace := lab.Trace{{
		Gate: lab.GateIdentity, Outcome: lab.Deny, Reason: "issuer \x1b]0;owned\x07evil\u202e",
		Facts: []lab.Fact{{Name: "sub\x1b[2J", Value: "a\nb\x07"}},
	}}
	view := Gates(trace, nil, All, 60, 8, style.New(true, false))
	if strings.ContainsAny(ansi.Strip(view), "\x07\x1b\u202e") || strings.Contains(view, "2J") {
		t.Errorf("%q", view)
	}
}
