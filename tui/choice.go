package tui

import (
	"fmt"
	"slices"
	"strings"

	"authlab/tui/style"
	"authlab/tui/widget"
)

// choice is one answer of a list, and what may stand below it.
type choice struct {
	text, below string
	glyph       string
}

// choices draws a list of answers below a heading, with the cursor on one of them. The
// heading stays as long as it leaves room for that one; what has no room above or below
// is left out, and the title says so.
func choices(title pane, heading string, all []choice, cursor int, focused bool, sc scene) drawn {
	head := append(strings.Split(heading, "\n"), "")
	var list []string
	var owners []int // the choice that stands in each row of the list, -1 for none
	top, bottom := 0, 0
	for i, one := range all {
		if i > 0 {
			list, owners = append(list, ""), append(owners, -1)
		}
		lines := one.draw(i, i == cursor && focused, sc)
		if i == cursor {
			top, bottom = len(list), len(list)+len(lines)
		}
		list, owners = append(list, lines...), append(owners, slices.Repeat([]int{i}, len(lines))...)
	}
	if gone := len(head); gone+bottom-top > sc.H {
		head, list, owners = nil, append(head, list...), append(slices.Repeat([]int{-1}, gone), owners...)
		top, bottom = top+gone, bottom+gone
	}

	room := sc.H - len(head)
	offset := max(0, min(bottom-room, top))
	body := widget.Fit(strings.Join(append(head, list[offset:]...), "\n"), sc.W, sc.H)
	return drawn{title: marked(title, offset > 0, offset+room < len(list)), body: body, choices: append(slices.Repeat([]int{-1}, len(head)), owners[offset:]...)}
}

func (c choice) draw(number int, here bool, sc scene) []string {
	pointer, ink := "  ", sc.Theme.Text
	if here {
		pointer, ink = sc.Theme.Accent.Render(style.Pointer)+" ", sc.Theme.Focus
	}
	first := fmt.Sprintf("%s%s %d ", pointer, c.glyph, number+1)
	const indent = 6
	var lines []string
	for i, line := range widget.Wrap(c.text, max(sc.W-indent, 8)) {
		lead := strings.Repeat(" ", indent)
		if i == 0 {
			lead = pad(first, indent)
		}
		lines = append(lines, lead+ink.Render(line))
	}
	if c.below != "" {
		lines = append(lines, strings.Split(indented(c.below, indent), "\n")...)
	}
	return lines
}
