package widget

import (
	"strings"

	"authlab/tui/style"
)

// Part is a pane of a stack: neighbours in it share an edge, which bears the focus of
// either.
type Part struct {
	Title string
	Body  string
	Drawn []string // the body, where that is in rows as large as the inside, to the cell

	H       int // lines, its upper edge included; the last one's lower edge too
	Focused bool
	Joined  bool // to a pane above: their edge is its upper one
	Lit     bool // the one above has the focus
	Open    bool // below: another one's upper edge is to follow
}

// Pane frames a body, with the title in the upper edge.
func Pane(title, body string, w, h int, focused bool, t style.Theme) string {
	return strings.Join(Part{Title: title, Body: body, H: h, Focused: focused}.Rows(w, t), "\n")
}

// Rows draws the pane: H rows of w cells.
func (p Part) Rows(w int, t style.Theme) []string {
	if p.H <= 0 {
		return nil
	}
	if w < 4 {
		return strings.Split(Fit(p.Body, w, p.H), "\n")
	}
	edge := edgeOf(p.Focused, t)
	rows := make([]string, 1, p.H)
	rows[0] = p.top(w, t)
	inside := p.H - 1
	if !p.Open {
		inside--
	}
	if inside > 0 {
		rows = p.walled(rows, w, inside, edge)
	}
	if !p.Open && p.H > 1 {
		rows = append(rows, edge.Render("╰"+strings.Repeat("─", w-2)+"╯"))
	}
	return rows
}

func edgeOf(focused bool, t style.Theme) style.Ink {
	if focused {
		return t.BorderFocus
	}
	return t.Border
}

// top is the upper edge, with the title in it.
func (p Part) top(w int, t style.Theme) string {
	edge := edgeOf(p.Focused || p.Lit, t)
	left, right := "╭", "╮"
	if p.Joined {
		left, right = "├", "┤"
	}
	title := shorten(p.Title, w-6)
	if title == "" {
		return edge.Render(left + strings.Repeat("─", w-2) + right)
	}
	name := t.Text
	if p.Focused {
		name = t.Title
	}
	fill := max(w-5-cells(title), 0)
	return edge.Render(left+"─") + name.Render(" "+title+" ") + edge.Render(strings.Repeat("─", fill)+right)
}

// walled adds the body between two edges, with a blank of air at each side.
func (p Part) walled(rows []string, w, h int, edge style.Ink) []string {
	body := p.Drawn
	if body == nil {
		body = fitted(p.Body, w-4, h)
	}
	wall := edge.Render("│")
	size := h * 2 * (len(wall) + 1)
	for _, row := range body {
		size += len(row)
	}
	var drawn strings.Builder
	drawn.Grow(size)
	for _, row := range body {
		from := drawn.Len()
		drawn.WriteString(wall)
		drawn.WriteByte(' ')
		drawn.WriteString(row)
		drawn.WriteByte(' ')
		drawn.WriteString(wall)
		rows = append(rows, drawn.String()[from:])
	}
	return rows
}

// Inside is the size of the body of a pane of w by h cells.
func Inside(w, h int) (int, int) { return max(w-4, 0), max(h-2, 0) }
