package widget

import (
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// probeTable is who (rows) asked for what (columns) and how it came out, with the
// numbered requests listed below. It is empty where w has no room for it.
func probeTable(v lab.Verdict, w int, t style.Theme) []string {
	actors, requests := axes(v.Probes)
	column := 0
	for _, actor := range actors {
		column = max(column, cells(actor))
	}
	if len(requests) < 2 || column+2+3*len(requests) > w {
		return nil
	}
	head := blanks(column + 1)
	for i := range requests {
		head += t.Muted.Render(padLeft(count(i+1), 3))
	}
	rows := []string{head}
	for _, actor := range actors {
		row := t.Text.Render(fitLine(actor, column)) + " "
		for _, request := range requests {
			row += "  " + probeCell(v.Probes, actor, request, t)
		}
		rows = append(rows, row)
	}
	for i, request := range requests {
		rows = append(rows, t.Muted.Render(shorten(padLeft(count(i+1), 2)+" "+request, w)))
	}
	return append(append(rows, legend(v, w, t)...), "")
}

// legend explains the letters that occur.
func legend(v lab.Verdict, w int, t style.Theme) []string {
	var parts []string
	for _, outcome := range lab.ProbeOutcomes()[1:] {
		if v.Count(outcome) > 0 {
			glyph, _ := t.Probe(outcome)
			parts = append(parts, glyph+" "+inShort(outcome))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	var rows []string
	for _, row := range Wrap(strings.Join(parts, "  "), w) {
		rows = append(rows, t.Muted.Render(row))
	}
	return rows
}

// inShort is an outcome, and in a word or two what it means where its name does not say so.
func inShort(outcome lab.ProbeOutcome) string {
	switch outcome {
	case lab.Right:
		return "as wanted"
	case lab.UnderBlocked:
		return "under-blocked (let in)"
	case lab.OverBlocked:
		return "over-blocked (kept out)"
	case lab.WrongRefusal:
		return "wrong refusal"
	case lab.Crashed:
		return "crashed"
	}
	return string(outcome)
}

// probeCell is the worst outcome of an actor's probes of a request.
func probeCell(probes []lab.Probe, actor, request string, t style.Theme) string {
	worst := lab.ProbeOutcome("")
	for _, probe := range probes {
		if Safe(probe.Actor) == actor && Safe(probe.Request) == request && (worst == "" || worst == lab.Right) {
			worst = probe.Outcome
		}
	}
	if worst == "" {
		return t.Muted.Render(style.Waiting)
	}
	glyph, ink := t.Probe(worst)
	return ink.Render(glyph)
}

// axes lists the actors and the requests, each in the order they first appear.
func axes(probes []lab.Probe) (actors, requests []string) {
	for _, probe := range probes {
		if actor := Safe(probe.Actor); !slices.Contains(actors, actor) {
			actors = append(actors, actor)
		}
		if request := Safe(probe.Request); !slices.Contains(requests, request) {
			requests = append(requests, request)
		}
	}
	return actors, requests
}
