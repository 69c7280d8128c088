package widget

import (
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// VerdictTable is a verdict as a matrix: who (rows) asked for what (columns). Where
// there is no room for a column for each request, there is one for each route; and
// of actors the name alone.
type VerdictTable struct {
	verdict        lab.Verdict
	actors, asked  []string
	actorOf, askOf func(lab.Probe) string
	width          int // of the actors' column

	probes []lab.Probe // in Order
	places [][2]int    // of each probe: row and column
	worst  [][]int     // of each cell: the probe that comes first, -1 for none
}

// NewVerdictTable lays a verdict out in w cells, and reports whether that can be.
func NewVerdictTable(v lab.Verdict, w int) (VerdictTable, bool) {
	full := func(p lab.Probe) string { return Safe(p.Actor) }
	short := func(p lab.Probe) string {
		name, _, _ := strings.Cut(Safe(p.Actor), " · ")
		return name
	}
	request := func(p lab.Probe) string { return Safe(p.Request) }
	for _, table := range []VerdictTable{
		{verdict: v, actorOf: full, askOf: request},
		{verdict: v, actorOf: short, askOf: request},
		{verdict: v, actorOf: short, askOf: routeOf},
	} {
		table.actors, table.asked = axis(v.Probes, table.actorOf), axis(v.Probes, table.askOf)
		for _, actor := range table.actors {
			table.width = max(table.width, cells(actor))
		}
		if len(table.asked) > 0 && table.width+2+3*len(table.asked) <= w {
			return table.filled(), true
		}
	}
	return VerdictTable{}, false
}

// routeOf is the route a probe went to, or where that is not known its request.
func routeOf(probe lab.Probe) string {
	if probe.Wanted != nil && probe.Wanted.Route != "" {
		return Safe(probe.Wanted.Route)
	}
	return Safe(probe.Request)
}

// axis lists what the probes have along one side, in the order it first appears.
func axis(probes []lab.Probe, of func(lab.Probe) string) []string {
	var all []string
	for _, probe := range probes {
		if name := of(probe); !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// filled is the table with every probe in its place.
func (t VerdictTable) filled() VerdictTable {
	t.probes = Order(t.verdict)
	t.worst = make([][]int, len(t.actors))
	for i := range t.worst {
		t.worst[i] = slices.Repeat([]int{-1}, len(t.asked))
	}
	for i, probe := range t.probes {
		row, column := slices.Index(t.actors, t.actorOf(probe)), slices.Index(t.asked, t.askOf(probe))
		t.places = append(t.places, [2]int{row, column})
		if t.worst[row][column] < 0 {
			t.worst[row][column] = i
		}
	}
	return t
}

// Move is the probe, by its index in Order, to go to from another: so many cells
// down and to the right, past those nobody asked about. At an edge it stays.
func (t VerdictTable) Move(from, down, right int) int {
	if from < 0 || from >= len(t.probes) {
		return from
	}
	row, column := t.places[from][0], t.places[from][1]
	for {
		row, column = row+down, column+right
		if row < 0 || row >= len(t.actors) || column < 0 || column >= len(t.asked) {
			return from
		}
		if worst := t.worst[row][column]; worst >= 0 {
			return worst
		}
	}
}

// leastActors is how many rows of a table are worth to be drawn without the others.
const leastActors = 4

// rows draws the table in at most h rows, the cell of the selected probe marked. Where
// there is no room for all, what each column and letter means goes, which the probes
// below say as well, and then the actors that are far from the selected probe.
func (t VerdictTable) rows(selected, w, h int, theme style.Theme) []string {
	hereRow, hereColumn := -1, -1
	if selected >= 0 && selected < len(t.places) {
		hereRow, hereColumn = t.places[selected][0], t.places[selected][1]
	}
	actors := t.actorRows(hereRow, hereColumn, theme)
	if t.height(w, theme) > h {
		return append(append([]string{t.head(w, theme)}, around(actors, max(hereRow, 0), h-2)...), "")
	}
	rows := append([]string{t.head(w, theme)}, actors...)
	if !t.named(w) {
		for i, asked := range t.asked {
			rows = append(rows, theme.Muted.Render(shorten(padLeft(count(i+1), 2)+" "+asked, w)))
		}
	}
	return append(append(rows, legend(t.verdict, w, theme)...), "")
}

// actorRows are the rows of the table, each an actor and its cells.
func (t VerdictTable) actorRows(hereRow, hereColumn int, theme style.Theme) []string {
	var rows []string
	for i, actor := range t.actors {
		row := theme.Text.Render(fitLine(actor, t.width)) + " "
		for j := range t.asked {
			glyph := t.glyph(i, j, theme)
			if i == hereRow && j == hereColumn {
				row += theme.Accent.Render(" [") + glyph + theme.Accent.Render("]")
				continue
			}
			if i == hereRow && j == hereColumn+1 { // behind the bracket
				row += " " + glyph
				continue
			}
			row += "  " + glyph
		}
		rows = append(rows, row)
	}
	return rows
}

// least is how few rows the table can do with.
func (t VerdictTable) least() int { return 2 + min(len(t.actors), leastActors) }

// head is the row above the table: a number for each request, which is told below,
// or where there is one alone that fits, the request.
func (t VerdictTable) head(w int, theme style.Theme) string {
	head := blanks(t.width + 1)
	if t.named(w) {
		return head + "  " + theme.Muted.Render(t.asked[0])
	}
	for i := range t.asked {
		head += theme.Muted.Render(padLeft(count(i+1), 3))
	}
	return head
}

// named reports whether the request itself stands above the only column.
func (t VerdictTable) named(w int) bool {
	return len(t.asked) == 1 && t.width+3+cells(t.asked[0]) <= w
}

// glyph is that of a cell: of the worst outcome of its probes.
func (t VerdictTable) glyph(row, column int, theme style.Theme) string {
	worst := t.worst[row][column]
	if worst < 0 {
		return theme.Muted.Render(style.Waiting)
	}
	glyph, ink := theme.Probe(t.probes[worst].Outcome)
	return ink.Render(glyph)
}

// height is how many rows it takes.
func (t VerdictTable) height(w int, theme style.Theme) int {
	told := len(t.asked)
	if t.named(w) {
		told = 0
	}
	return 2 + len(t.actors) + told + len(legend(t.verdict, w, theme))
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
