package widget

import (
	"fmt"

	"authlab/lab"
)

// failuresShown is how many failing probes are printed of each outcome: enough
// to see what they have in common.
const failuresShown = 3

// VerdictLines says first whether a fix holds, then what it did wrong: who asked
// for what, what should have come at which gate, and what came. It is for those
// who read lines, on every way the program prints any.
func VerdictLines(v lab.Verdict) []string {
	if len(v.Diagnostics) > 0 {
		lines := []string{v.Scenario + ": does not compile, so nothing was probed"}
		for _, d := range v.Diagnostics {
			lines = append(lines, Safe(fmt.Sprintf("  %s:%d:%d: %s", d.File, d.Line, d.Column, d.Message)))
		}
		return lines
	}
	if v.Passed {
		return []string{fmt.Sprintf("%s: the fix holds: %d of %d probes right", v.Scenario, len(v.Probes), len(v.Probes))}
	}
	lines := []string{fmt.Sprintf("%s: the fix does not hold: %d of %d probes right; %d under-blocked, %d over-blocked, %d wrong refusal, %d crashed",
		v.Scenario, v.Count(lab.Right), len(v.Probes), v.UnderBlocked, v.OverBlocked, v.WrongRefusal, v.Crashed)}
	return append(lines, failureLines(v)...)
}

func failureLines(v lab.Verdict) []string {
	var lines []string
	seen := make(map[lab.ProbeOutcome]int)
	for _, probe := range v.Failures() {
		seen[probe.Outcome]++
		switch n := seen[probe.Outcome]; {
		case n <= failuresShown:
			lines = append(lines, Safe(fmt.Sprintf("  %s: %s (%s, by %s): wanted %s, got %s",
				probe.Outcome, probe.Name, probe.Request, probe.Actor, probe.Want, probe.Got)))
		case n == failuresShown+1:
			lines = append(lines, fmt.Sprintf("  %s: and %d more", probe.Outcome, v.Count(probe.Outcome)-failuresShown))
		}
	}
	return lines
}
