package widget

import (
	"strings"

	"authlab/lab"
	"authlab/tui/style"

	"charm.land/lipgloss/v2"
)

// All lights every check of a trace.
const All = -1

// gateName is the width of the column of gate names, gateIndent what is left of
// the reasons.
const (
	gateName   = len("credential")
	gateIndent = gateName + 5
)

// Gates draws a trace as the two checkpoints in sequence: a glyph, the gate, what
// became of the request there and why; facts below, as far as there is room. Of
// the trace the first lit checks are shown, so that they can light up one by one.
// Gates that are not in the trace were not reached, and drawn dim.
func Gates(trace lab.Trace, gates []lab.Gate, lit, w, h int, t style.Theme) string {
	rows := gateRows(trace, gates, lit)
	headings := len(rows)+headingCount(rows) <= h
	room := h - len(rows)
	if headings {
		room -= headingCount(rows)
	}
	for _, loud := range []bool{true, false} { // and no reason is cut for another gate's facts
		for _, explain := range []func(*gateRow, int, int) int{(*gateRow).addReason, (*gateRow).addFacts} {
			for i := range rows {
				if rows[i].loud() == loud && rows[i].state == reached {
					room -= explain(&rows[i], w, room)
				}
			}
		}
	}
	return Fit(strings.Join(drawGates(rows, headings, w, t), "\n"), w, h)
}

// TwoGates draws two traces side by side, or one above the other where the width
// is not enough for both.
func TwoGates(leftTitle string, left lab.Trace, rightTitle string, right lab.Trace, gates []lab.Gate, w, h int, t style.Theme) string {
	const least = 28
	if w < 2*least+2 {
		upper := h / 2
		return Fit(titledGates(leftTitle, left, gates, w, upper, t)+"\n"+titledGates(rightTitle, right, gates, w, h-upper, t), w, h)
	}
	half := (w - 2) / 2
	return Fit(lipgloss.JoinHorizontal(lipgloss.Top,
		titledGates(leftTitle, left, gates, half, h, t),
		Fit("", 2, h),
		titledGates(rightTitle, right, gates, w-half-2, h, t)), w, h)
}

func titledGates(title string, trace lab.Trace, gates []lab.Gate, w, h int, t style.Theme) string {
	return Fit(t.Title.Render(shorten(title, w))+"\n"+Gates(trace, gates, All, w, h-1, t), w, h)
}

// gateRow is one gate on its way to the screen.
type gateRow struct {
	gate   lab.Gate
	check  lab.Check
	state  gateState
	reason []string // in lines, where there is room for all of them
	facts  []string // the lines of those there is room for
}

type gateState int

const (
	notReached gateState = iota
	notHere              // the request went past, and no such check is there
	notYet               // reached, but not lit yet
	reached
)

func gateRows(trace lab.Trace, gates []lab.Gate, lit int) []gateRow {
	if lit < 0 || lit > len(trace) {
		lit = len(trace)
	}
	var rows []gateRow
	for i, check := range trace {
		row := gateRow{gate: check.Gate, check: check, state: reached}
		if i >= lit {
			row.state = notYet
		}
		rows = append(rows, row)
	}
	for _, gate := range gates {
		if _, found := trace.At(gate); found {
			continue
		}
		row := gateRow{gate: gate}
		switch {
		case lit < len(trace):
			row.state = notYet
		case trace.StoppedAt() == lab.GateHandler && len(trace) > 0:
			row.state = notHere
		}
		rows = append(rows, row)
	}
	return inOrder(rows)
}

// inOrder sorts rows the way a request meets the gates. Two checks of one gate
// keep their order.
func inOrder(rows []gateRow) []gateRow {
	var sorted []gateRow
	for _, gate := range lab.Gates() {
		for _, row := range rows {
			if row.gate == gate {
				sorted = append(sorted, row)
			}
		}
	}
	return sorted
}

// loud reports whether the row is what the picture is about.
func (r gateRow) loud() bool { return r.state == reached && r.check.Outcome != lab.Pass }

// addReason adds what of the reason the first line has no room for, where room lines
// are enough for all of it, and says how many it took.
func (r *gateRow) addReason(w, room int) int {
	lines := Wrap(r.words(), w-gateIndent)
	if len(lines)-1 > room {
		return 0
	}
	r.reason = lines
	return max(len(lines)-1, 0)
}

// addFacts adds the facts there is room for below, and says how many lines they took.
func (r *gateRow) addFacts(w, room int) int {
	for _, fact := range r.check.Facts {
		lines := Wrap(oneLine(fact.Name)+": "+oneLine(fact.Value), w-gateIndent)
		if len(r.facts)+len(lines) > room {
			break
		}
		r.facts = append(r.facts, lines...)
	}
	return len(r.facts)
}

// words is the outcome and its reason.
func (r gateRow) words() string {
	reason := oneLine(r.check.Reason)
	switch {
	case r.state == notReached:
		return "not reached"
	case r.state == notHere:
		return "no check here"
	case r.state == notYet:
		return ""
	case r.check.Outcome == lab.Pass && reason != "":
		return reason
	case reason == "" || reason == string(r.check.Outcome):
		return string(r.check.Outcome)
	default:
		return string(r.check.Outcome) + ": " + reason
	}
}

func headingCount(rows []gateRow) int {
	count := 0
	for i, row := range rows {
		if i > 0 && row.gate.Checkpoint() != rows[i-1].gate.Checkpoint() || i == 0 && row.gate.Checkpoint() != "" {
			count++
		}
	}
	return count
}

func drawGates(rows []gateRow, headings bool, w int, t style.Theme) []string {
	var out []string
	before := lab.Checkpoint("")
	for _, row := range rows {
		if checkpoint := row.gate.Checkpoint(); headings && checkpoint != before {
			out = append(out, checkpointRule(checkpoint, w, t))
			before = checkpoint
		}
		out = append(out, row.draw(w, t)...)
	}
	return out
}

// checkpointRule is a line with the checkpoint's name in it.
func checkpointRule(checkpoint lab.Checkpoint, w int, t style.Theme) string {
	if checkpoint == "" {
		return t.Border.Render(strings.Repeat("─", max(w, 0)))
	}
	name := shorten(string(checkpoint), w-4)
	fill := strings.Repeat("─", max(w-3-cells(name), 0))
	return t.Border.Render("─ ") + t.Checkpoint(checkpoint).Render(name) + t.Border.Render(" "+fill)
}

func (r gateRow) draw(w int, t style.Theme) []string {
	glyph, ink := style.Waiting, t.Muted
	name, text := t.Muted, t.Muted
	if r.state == reached {
		glyph, ink = t.Outcome(r.check.Outcome)
		name, text = t.Text, t.Text
	}
	if r.loud() {
		name, text = ink, ink
	}
	reason := r.reason
	if len(reason) == 0 {
		reason = []string{r.words()}
	}
	room := w - gateIndent
	out := []string{" " + ink.Render(glyph) + " " + name.Render(fitLine(string(r.gate), gateName)) + "  " + text.Render(shorten(reason[0], room))}
	for _, line := range reason[1:] {
		out = append(out, blanks(gateIndent)+text.Render(line))
	}
	for _, fact := range r.facts {
		out = append(out, blanks(gateIndent)+t.Muted.Render(shorten(fact, room)))
	}
	return out
}
