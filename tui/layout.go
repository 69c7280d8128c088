package tui

import "authlab/tui/widget"

// The sizes at which the screens change shape, in cells.
const (
	leastWidth  = 60  // below it, and below leastHeight, a line asks for room
	leastHeight = 16  //
	wideWidth   = 110 // from it on a scenario lies side by side instead of in tabs
	leastColumn = 33  // a narrower column gives way to the one with the focus
	leastPane   = 5   // a lower pane gives way likewise
)

// rect is an area of the terminal; X and Y count from the upper left, from 0.
type rect struct{ X, Y, W, H int }

// holds reports whether a cell lies in the area.
func (r rect) holds(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// pane names a framed part of the scenario screen. The set is open: each desk shows
// those it needs.
type pane = string

const (
	paneStory    pane = "Story"
	paneRequest  pane = "Request"
	paneResponse pane = "Response"
	paneGates    pane = "Gates"
	panePredict  pane = "Your prediction"
	paneCompared pane = "Compared"
	paneCode     pane = "Code"
	paneVerdict  pane = "Verdict"
	paneProbe    pane = "Probe"
	paneLog      pane = "Audit log"
	paneQuestion pane = "Question"
	paneBrief    pane = "Brief"
	paneDebrief  pane = "Debrief"
	paneSteps    pane = "Steps"
	paneList     pane = "Scenarios"
	paneAbout    pane = "About"
	paneInsight  pane = "What it shows"

	paneExchanges pane = "Exchanges"
	paneToken     pane = "Token"
	paneSignIn    pane = "Sign in"
	paneClaims    pane = "What each claim is for"
)

// slot is a pane's place in a column; its height is its share of the column's.
type slot struct {
	pane  pane
	share int
}

// column stands beside others; its width is its share of the group's.
type column struct {
	share int
	slots []slot
}

// group is what is on screen together. A screen with several shows the one
// that holds the focus.
type group []column

// placed is a pane and where it lies. Panes of a column share an edge: only the
// last has one below.
type placed struct {
	pane  pane
	rect  rect
	last  bool
	above pane // of the same column; empty for the first
}

// inside is the size within the edges.
func (p placed) inside() (w, h int) {
	w, h = widget.Inside(p.rect.W, p.rect.H)
	if !p.last {
		h++
	}
	return w, h
}

// arrange lays a group out. Where its columns, or the panes of a column, would
// be too small, only the one with the focus is laid out.
func (g group) arrange(area rect, focus pane) []placed {
	columns := []column(g)
	if len(columns) > 1 && !roomFor(shares(columns), area.W, leastColumn) {
		columns = []column{g.columnOf(focus)}
	}
	var all []placed
	left := area.X
	for i, width := range split(area.W, shares(columns)) {
		all = append(all, columns[i].arrange(rect{left, area.Y, width, area.H}, focus)...)
		left += width
	}
	return all
}

func (c column) arrange(area rect, focus pane) []placed {
	slots := c.slots
	if len(slots) > 1 && !roomFor(heights(slots), area.H, leastPane) {
		slots = []slot{c.slotOf(focus)}
	}
	var all []placed
	top := area.Y
	above := pane("")
	for i, height := range split(area.H, heights(slots)) {
		all = append(all, placed{slots[i].pane, rect{area.X, top, area.W, height}, i == len(slots)-1, above})
		above = slots[i].pane
		top += height
	}
	return all
}

func (g group) columnOf(focus pane) column {
	for _, column := range g {
		for _, slot := range column.slots {
			if slot.pane == focus {
				return column
			}
		}
	}
	return g[0]
}

func (c column) slotOf(focus pane) slot {
	for _, slot := range c.slots {
		if slot.pane == focus {
			return slot
		}
	}
	return c.slots[0]
}

// panes lists a group's panes in reading order.
func (g group) panes() []pane {
	var all []pane
	for _, column := range g {
		for _, slot := range column.slots {
			all = append(all, slot.pane)
		}
	}
	return all
}

func shares(columns []column) []int {
	all := make([]int, len(columns))
	for i, column := range columns {
		all[i] = column.share
	}
	return all
}

func heights(slots []slot) []int {
	all := make([]int, len(slots))
	for i, slot := range slots {
		all[i] = slot.share
	}
	return all
}

func roomFor(shares []int, total, least int) bool {
	for _, part := range split(total, shares) {
		if part < least {
			return false
		}
	}
	return true
}

// split divides total by shares; what rounding leaves over goes to the last.
func split(total int, shares []int) []int {
	sum := 0
	for _, share := range shares {
		sum += share
	}
	parts := make([]int, len(shares))
	left := total
	for i, share := range shares {
		parts[i] = total * share / sum
		left -= parts[i]
	}
	parts[len(parts)-1] += left
	return parts
}

// one is a group of a single pane.
func one(p pane) group { return group{{1, []slot{{p, 1}}}} }
