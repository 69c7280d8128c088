package tui

import (
	"fmt"
	"strings"

	"authlab/tui/widget"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// draw draws a stack of screens: the uppermost that fills the terminal, and
// what floats over it.
func draw(stack []screen, sc scene) string {
	if sc.W <= 0 || sc.H <= 0 {
		return ""
	}
	if sc.W < leastWidth || sc.H < leastHeight {
		return askForRoom(sc)
	}
	base := len(stack) - 1
	for base > 0 && floats(stack[base]) {
		base--
	}
	view := stack[base].view(sc)
	if base < len(stack)-1 {
		view = withoutKeys(view, sc)
	}
	for _, screen := range stack[base+1:] {
		view = over(view, screen.(floating), sc)
	}
	return view
}

// withoutKeys is a view without its footer: what floats over it has the keys.
func withoutKeys(view string, sc scene) string {
	return view[:strings.LastIndexByte(view, '\n')+1] + widget.Fit("", sc.W, 1)
}

func floats(s screen) bool {
	_, is := s.(floating)
	return is
}

func askForRoom(sc scene) string {
	text := fmt.Sprintf("authlab needs %d×%d cells; here are %d×%d", leastWidth, leastHeight, sc.W, sc.H)
	return widget.Fit(lipgloss.NewStyle().Width(sc.W).Render(text), sc.W, sc.H)
}

// over draws a floating screen onto a view, row by row: a canvas of cells would take half
// a megabyte at every key.
func over(view string, top floating, sc scene) string {
	box := top.box(sc)
	rows := strings.Split(view, "\n")
	drawn := widget.Fit(top.view(sc.sized(box.W, box.H)), box.W, box.H)
	for row := range strings.SplitSeq(drawn, "\n") {
		rows[box.Y] = between(rows[box.Y], row, box.X, box.W)
		box.Y++
	}
	return strings.Join(rows, "\n")
}

// between puts a text in the place of w cells of a row. Of a wide letter that is cut in
// two a blank is left.
func between(row, text string, x, w int) string {
	right := ansi.TruncateLeft(row, x+w, "")
	if ansi.StringWidth(right) > ansi.StringWidth(row)-x-w {
		right = " " + ansi.TruncateLeft(row, x+w+1, "")
	}
	return widget.Fit(ansi.Truncate(row, x, ""), x, 1) + text + right
}

// centred is an area of a size, or as much of it as there is room for, in the
// middle of the scene.
func centred(sc scene, w, h int) rect {
	w, h = min(w, sc.W-4), min(h, sc.H-2)
	return rect{(sc.W - w) / 2, (sc.H - h) / 2, w, h}
}

// stacked joins blocks one below the other.
func stacked(blocks ...string) string { return strings.Join(blocks, "\n") }

// paged puts columns beside each other, below what stands above and above what stands
// below; nothing may.
func paged(above string, columns [][]string, below string) string {
	size := len(above) + len(below) + 2
	for _, column := range columns {
		for _, row := range column {
			size += len(row) + 1
		}
	}
	var page strings.Builder
	page.Grow(size)
	if above != "" {
		page.WriteString(above + "\n")
	}
	for row := range columns[0] {
		if row > 0 {
			page.WriteByte('\n')
		}
		for _, column := range columns {
			page.WriteString(column[row])
		}
	}
	if below != "" {
		page.WriteString("\n" + below)
	}
	return page.String()
}

// beside joins blocks of equal height from left to right. All but the last have
// lines of equal width.
func beside(blocks ...string) string {
	if len(blocks) == 1 {
		return blocks[0]
	}
	rows := strings.Split(blocks[0], "\n")
	for _, block := range blocks[1:] {
		for i, line := range strings.Split(block, "\n") {
			rows[i] += line
		}
	}
	return strings.Join(rows, "\n")
}
