package lab

import "slices"

// Diagnostic is something the compiler, or the house rules for code on the
// bench, hold against a file. Line and Column count from 1.
type Diagnostic struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// ProbeOutcome sorts what a fix did with one probe.
type ProbeOutcome string

const (
	Right        ProbeOutcome = "right"
	UnderBlocked ProbeOutcome = "under-blocked" // let in, or changed something, where it had to refuse
	OverBlocked  ProbeOutcome = "over-blocked"  // kept out, or given less, where it had to let in
	WrongRefusal ProbeOutcome = "wrong refusal" // refused, as it had to, but as something else: 401 for 403
	Crashed      ProbeOutcome = "crashed"       // panicked, or ran out of its budget
)

// ProbeOutcomes lists every outcome, the good one first.
func ProbeOutcomes() []ProbeOutcome {
	return []ProbeOutcome{Right, UnderBlocked, OverBlocked, WrongRefusal, Crashed}
}

// Known reports whether o is one of ProbeOutcomes.
func (o ProbeOutcome) Known() bool { return slices.Contains(ProbeOutcomes(), o) }

// Probe is one request by one actor, and how the fix did on it.
type Probe struct {
	Name    string       `json:"name"`    // "ben reads ana's invoice"
	Actor   string       `json:"actor"`   // "ben · customer · birch"
	Request string       `json:"request"` // "GET /invoices/inv-2001"
	Want    string       `json:"want"`    // "404 at object"
	Got     string       `json:"got"`     // "200"
	Outcome ProbeOutcome `json:"outcome"`

	// Wanted and Given are the exchanges, for a screen to open. What both would say
	// of the caller and the object, and the audit line, are Wanted's alone.
	Wanted *Exchange `json:"-"`
	Given  *Exchange `json:"-"`
}

// ProbedBefore is said of a probe without its exchanges: a verdict is kept without them.
const ProbedBefore = "its exchanges were not kept with the verdict; judge again to see them gate by gate"

// Verdict is how a fix did over its whole matrix. Under-blocking and
// over-blocking are counted apart: they are different mistakes.
type Verdict struct {
	Scenario     string       `json:"scenario"`
	Passed       bool         `json:"passed"`
	UnderBlocked int          `json:"under_blocked"`
	OverBlocked  int          `json:"over_blocked"`
	WrongRefusal int          `json:"wrong_refusal"`
	Crashed      int          `json:"crashed"`
	Diagnostics  []Diagnostic `json:"diagnostics"`
	Probes       []Probe      `json:"probes"`
}

// NewVerdict counts probes. A fix passes where it compiled, was probed at least
// once and every probe came out right.
func NewVerdict(scenario string, diagnostics []Diagnostic, probes []Probe) Verdict {
	v := Verdict{Scenario: scenario, Diagnostics: diagnostics, Probes: probes}
	if v.Diagnostics == nil {
		v.Diagnostics = []Diagnostic{}
	}
	if v.Probes == nil {
		v.Probes = []Probe{}
	}
	right := 0
	for _, probe := range probes {
		switch probe.Outcome {
		case Right:
			right++
		case UnderBlocked:
			v.UnderBlocked++
		case OverBlocked:
			v.OverBlocked++
		case WrongRefusal:
			v.WrongRefusal++
		case Crashed:
			v.Crashed++
		}
	}
	v.Passed = len(diagnostics) == 0 && len(probes) > 0 && right == len(probes)
	return v
}

// Count is the number of probes with an outcome.
func (v Verdict) Count(outcome ProbeOutcome) int {
	count := 0
	for _, probe := range v.Probes {
		if probe.Outcome == outcome {
			count++
		}
	}
	return count
}

// Failures are the probes that did not come out right, the worst first: those let
// in where they had to be refused, and then those that came to grief, since code
// that does is best mended before anybody asks what else it does.
func (v Verdict) Failures() []Probe {
	var failures []Probe
	for _, outcome := range []ProbeOutcome{UnderBlocked, Crashed, OverBlocked, WrongRefusal} {
		for _, probe := range v.Probes {
			if probe.Outcome == outcome {
				failures = append(failures, probe)
			}
		}
	}
	return failures
}

// FirstFailure is the first of Failures.
func (v Verdict) FirstFailure() (Probe, bool) {
	failures := v.Failures()
	if len(failures) == 0 {
		return Probe{}, false
	}
	return failures[0], true
}
