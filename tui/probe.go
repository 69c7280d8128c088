package tui

import (
	"strings"

	"authlab/lab"
	"authlab/tui/widget"
)

// probeText is a probe opened: who asked for what, what was wanted and what the
// fix gave, gate by gate where the exchanges are at hand.
func probeText(probe lab.Probe, sc scene) string {
	field := func(name, value string) string {
		return sc.Theme.Muted.Render(pad(name, 9)) + widget.Safe(value)
	}
	glyph, ink := sc.Theme.Probe(probe.Outcome)
	lines := []string{
		sc.Theme.Title.Render(widget.Safe(probe.Name)),
		ink.Render(glyph + " " + string(probe.Outcome) + ": " + meaning(probe.Outcome)),
		"",
		field("who", probe.Actor),
		field("asks", probe.Request),
		field("wanted", probe.Want),
		field("given", probe.Got),
		"",
	}
	text := wrapped(strings.Join(lines, "\n"), sc.W)
	if probe.Wanted == nil || probe.Given == nil {
		return text + "\n" + wrapped(sc.Theme.Muted.Render(lab.ProbedBefore), sc.W)
	}
	if probe.Given.Crash != "" {
		text += "\n" + wrapped(sc.Theme.Bad.Render("crash ")+widget.Safe(probe.Given.Crash), sc.W) + "\n"
	}
	return stacked(text,
		trimmed(widget.TwoGates("wanted", probe.Wanted.Trace, "given", probe.Given.Trace, notReached(probe), sc.W, gatesHeight, sc.Theme)), "",
		sc.Theme.Title.Render("the answer given"),
		widget.WholeResponse(probe.Given.Response, sc.W, sc.Theme))
}

// notReached lists the gates behind the one at which either exchange ended.
func notReached(probe lab.Probe) []lab.Gate {
	if gates := ahead(probe.Wanted.Trace); gates != nil {
		return gates
	}
	return ahead(probe.Given.Trace)
}

// gatesHeight has room for every gate, the names of the checkpoints and facts.
const gatesHeight = 30

// meaning says an outcome in a learner's words.
func meaning(outcome lab.ProbeOutcome) string {
	switch outcome {
	case lab.Right:
		return "as the API itself answers"
	case lab.UnderBlocked:
		return "it let in what it had to refuse"
	case lab.OverBlocked:
		return "it kept out what it had to let in"
	case lab.WrongRefusal:
		return "it refused, but as something else"
	case lab.Crashed:
		return "it did not come to an answer"
	}
	return ""
}
