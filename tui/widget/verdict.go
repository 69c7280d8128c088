package widget

import (
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// Order lists a verdict's probes as Verdict shows them: those that did not come
// out right first.
func Order(v lab.Verdict) []lab.Probe {
	probes := v.Failures()
	for _, probe := range v.Probes {
		if probe.Outcome == lab.Right {
			probes = append(probes, probe)
		}
	}
	return probes
}

// Verdict draws how a fix did: the counts of each kind of mistake apart, who
// asked for what as a table where that fits, and the probes, the failing ones
// first. Selected counts from 0 in Order. It reports whether there are probes above
// those in view, and below.
func Verdict(v lab.Verdict, selected, w, h int, t style.Theme) (body string, above, below bool) {
	head := verdictHead(v, selected, w, h, t)
	list, at := probeList(v, selected, w, t)
	above, below = MenuMore(len(list), at, h-len(head))
	return Fit(strings.Join(append(head, around(list, at, h-len(head))...), "\n"), w, h), above, below
}

// verdictHead is what stands above the probes.
func verdictHead(v lab.Verdict, selected, w, h int, t style.Theme) []string {
	rows := []string{verdictLine(v, t)}
	if len(v.Diagnostics) > 0 {
		return append(append(rows, ""), diagnosticRows(v.Diagnostics, w, t)...)
	}
	rows = append(append(rows, verdictCounts(v, w, t)...), "")
	if table, fits := ShownTable(v, w, h, t); fits {
		rows = append(rows, table.rows(selected, w, roomForTable(v, w, h, t), t)...)
	}
	return rows
}

// probeList are the rows of the probes, and the one that has to be in view.
func probeList(v lab.Verdict, selected, w int, t style.Theme) (list []string, at int) {
	if len(v.Diagnostics) > 0 {
		return nil, 0
	}
	for i, probe := range Order(v) {
		list = append(list, probeRows(probe, i == selected, w, t)...)
		if i == selected {
			at = len(list) - 1
		}
	}
	return list, at
}

// ShownTable is the table that Verdict draws at a size, where it draws one.
func ShownTable(v lab.Verdict, w, h int, t style.Theme) (VerdictTable, bool) {
	table, fits := NewVerdictTable(v, w)
	if !fits || len(table.asked) < 2 && len(table.actors) < 2 {
		return table, false
	}
	return table, table.least() <= roomForTable(v, w, h, t)
}

// roomForTable is how many rows a table may take: some are left for the probes below.
func roomForTable(v lab.Verdict, w, h int, t style.Theme) int {
	const list = 6
	return h - list - 2 - len(verdictCounts(v, w, t))
}

func verdictLine(v lab.Verdict, t style.Theme) string {
	switch {
	case v.Passed:
		return t.Good.Bold().Render(style.Passed + " the fix holds: " + count(len(v.Probes)) + " of " + count(len(v.Probes)) + " probes came out right")
	case len(v.Diagnostics) > 0:
		return t.Bad.Render(style.Denied + " it does not compile, so nothing was probed")
	default:
		return t.Bad.Render(style.Denied + " not yet: " + count(v.Count(lab.Right)) + " of " + count(len(v.Probes)) + " probes came out right")
	}
}

// verdictCounts is one row, or as many as the width takes.
func verdictCounts(v lab.Verdict, w int, t style.Theme) []string {
	rows := []string{" "}
	for _, outcome := range lab.ProbeOutcomes()[1:] {
		ink := t.Muted
		if v.Count(outcome) > 0 {
			_, ink = t.Probe(outcome)
		}
		part := " " + string(outcome) + " " + count(v.Count(outcome)) + "  "
		last := len(rows) - 1
		if cells(rows[last])+cells(part)-2 > w {
			rows = append(rows, " ")
			last++
		}
		rows[last] += ink.Render(part)
	}
	return rows
}

func diagnosticRows(diagnostics []lab.Diagnostic, w int, t style.Theme) []string {
	var rows []string
	for _, d := range diagnostics {
		place := d.File + ":" + count(d.Line) + ":" + count(d.Column)
		rows = append(rows, t.Key.Render(shorten(Safe(place), w)))
		for _, line := range Wrap(Safe(d.Message), w-2) {
			rows = append(rows, "  "+t.Text.Render(line))
		}
	}
	return rows
}

// probeRows says who asked for what, and where it went wrong what was wanted and
// what came.
func probeRows(probe lab.Probe, here bool, w int, t style.Theme) []string {
	glyph, ink := t.Probe(probe.Outcome)
	pointer, text := " ", t.Text
	if here {
		pointer, text = style.Pointer, t.Focus
	}
	name := Safe(probe.Name)
	if name == "" {
		name = Safe(probe.Actor + " " + probe.Request)
	}
	name = shorten(name, w-4)
	asked := " · " + Safe(probe.Request)
	if probe.Name == "" {
		asked = ""
	}
	if answer := " → " + Safe(probe.Got) + ", as wanted"; probe.Outcome == lab.Right && cells(name+answer)+4 <= w {
		asked = answer + asked
	}
	row := t.Accent.Render(pointer) + " " + ink.Render(glyph) + " " + text.Render(name) + t.Muted.Render(shorten(asked, max(w-4-cells(name), 0)))
	if probe.Outcome == lab.Right {
		return []string{row}
	}
	rows := []string{row}
	detail := string(probe.Outcome) + ": wanted " + Safe(probe.Want) + ", got " + Safe(probe.Got)
	for _, line := range Wrap(strings.ReplaceAll(detail, "\n", " "), w-4) {
		rows = append(rows, "    "+ink.Render(line))
	}
	return rows
}
