package tui

import (
	"fmt"
	"strings"

	"authlab/tui/style"
	"authlab/tui/widget"
)

// choice is one answer of a list, and what may stand below it.
type choice struct {
	text, below string
	glyph       string
}

// choices draws a list of answers below a heading, with the cursor on one of
// them. What has no room above or below the cursor is left out.
func choices(heading string, all []choice, cursor int, focused bool, sc scene) string {
	lines := strings.Split(heading, "\n")
	top, bottom := 0, 0
	for i, one := range all {
		lines = append(lines, "")
		if i == cursor {
			top = len(lines)
		}
		lines = append(lines, one.draw(i, i == cursor && focused, sc)...)
		if i == cursor {
			bottom = len(lines)
		}
	}
	offset := 0
	if bottom > sc.H {
		offset = min(bottom-sc.H, top)
	}
	return widget.Fit(strings.Join(lines[offset:], "\n"), sc.W, sc.H)
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
