package widget

import (
	"strings"

	"authlab/tui/style"
)

// Part is one pane of a Stack.
type Part struct {
	Title   string
	Body    string
	H       int // lines, its upper edge included; the last one's lower edge too
	Focused bool
}

// Pane frames a body, with the title in the upper edge.
func Pane(title, body string, w, h int, focused bool, t style.Theme) string {
	return Stack([]Part{{Title: title, Body: body, H: h, Focused: focused}}, w, t)
}

// Stack frames bodies one above the other; neighbours share an edge. It is as
// high as its parts together.
func Stack(parts []Part, w int, t style.Theme) string {
	var blocks []string
	aboveFocused := false
	for i, part := range parts {
		if part.H <= 0 {
			continue
		}
		upper := edgeOf(part.Focused || aboveFocused, t)
		blocks = append(blocks, framed(part, w, i == 0, i == len(parts)-1, upper, t))
		aboveFocused = part.Focused
	}
	return strings.Join(blocks, "\n")
}

func edgeOf(focused bool, t style.Theme) style.Ink {
	if focused {
		return t.BorderFocus
	}
	return t.Border
}

// framed draws one pane of a stack; its upper edge is the lower one of its
// neighbour, and bears the focus of either.
func framed(part Part, w int, first, last bool, upper style.Ink, t style.Theme) string {
	if w < 4 {
		return Fit(part.Body, w, part.H)
	}
	edge := edgeOf(part.Focused, t)
	left, right := "├", "┤"
	if first {
		left, right = "╭", "╮"
	}
	rows := []string{titled(left, right, part, w, upper, t)}
	inside := part.H - 1
	if last {
		inside--
	}
	if inside > 0 {
		rows = append(rows, walled(part.Body, w, inside, edge))
	}
	if last && part.H > 1 {
		rows = append(rows, edge.Render("╰"+strings.Repeat("─", w-2)+"╯"))
	}
	return strings.Join(rows, "\n")
}

// titled is an upper edge with a title in it.
func titled(left, right string, part Part, w int, edge style.Ink, t style.Theme) string {
	title := shorten(part.Title, w-6)
	if title == "" {
		return edge.Render(left + strings.Repeat("─", w-2) + right)
	}
	name := t.Text
	if part.Focused {
		name = t.Title
	}
	fill := max(w-5-cells(title), 0)
	return edge.Render(left+"─") + name.Render(" "+title+" ") + edge.Render(strings.Repeat("─", fill)+right)
}

// walled puts a body between two edges, with a blank of air at each side.
func walled(body string, w, h int, edge style.Ink) string {
	wall := edge.Render("│")
	fitted := Fit(body, w-4, h)
	var rows strings.Builder
	rows.Grow(len(fitted) + h*2*(len(wall)+2))
	for row := range strings.SplitSeq(fitted, "\n") {
		if rows.Len() > 0 {
			rows.WriteByte('\n')
		}
		rows.WriteString(wall)
		rows.WriteByte(' ')
		rows.WriteString(row)
		rows.WriteByte(' ')
		rows.WriteString(wall)
	}
	return rows.String()
}

// Inside is the size of the body of a pane of w by h cells.
func Inside(w, h int) (int, int) { return max(w-4, 0), max(h-2, 0) }
