package widget

import (
	"strings"

	"authlab/tui/style"

	"charm.land/bubbles/v2/progress"
)

// leastTitle is how much is kept of what stands on the left.
const leastTitle = 14

// Header is the line on top of a screen. Where room is short the left is cut, and
// then the middle goes.
func Header(left, middle, right string, w int, t style.Theme) string {
	right = shorten(right, w-2)
	room := w - 2 - cells(right)
	beside := cells(middle) + 4
	if room-beside < min(cells(left), leastTitle) {
		middle, beside = "", 1
	}
	left = shorten(left, room-beside)
	room -= cells(left)
	gap := max(room-cells(middle), 0)
	before := gap / 2
	line := " " + t.Title.Render(left) + blanks(before) + t.Muted.Render(middle) + blanks(gap-before) + t.Text.Render(right) + " "
	return fitLine(line, w)
}

// Tabs is a line of names, the active one marked. Where they do not fit, it
// shows those around the active one.
func Tabs(names []string, active, w int, t style.Theme) string {
	if len(names) == 0 {
		return fitLine("", w)
	}
	active = min(max(active, 0), len(names)-1)
	first := firstTab(names, active, w)
	var line strings.Builder
	for i := first; i < len(names); i++ {
		line.WriteString(tab(names[i], i == active, t))
	}
	return fitLine(line.String(), w)
}

// TabAt is the index of the name that Tabs draws in a cell of the line, -1 for none.
func TabAt(names []string, active, w, x int) int {
	if len(names) == 0 || x < 0 || x >= w {
		return -1
	}
	right := 0
	for i := firstTab(names, active, w); i < len(names); i++ {
		if right += tabsWidth(names[i : i+1]); x < right {
			return i
		}
	}
	return -1
}

// firstTab is the first name that is drawn, so that the active one is in sight.
func firstTab(names []string, active, w int) int {
	first := 0
	for first < active && tabsWidth(names[first:active+1]) > w {
		first++
	}
	return first
}

func tab(name string, active bool, t style.Theme) string {
	if active {
		return " " + t.Focus.Render(style.Pointer+" "+name+" ") + " "
	}
	return t.Muted.Render("   " + name + "  ")
}

func tabsWidth(names []string) int {
	width := 0
	for _, name := range names {
		width += cells(name) + 5
	}
	return width
}

// Progress is a bar of w cells, with the numbers beside it: ━━━━──── 4/8.
func Progress(done, total, w int, t style.Theme) string {
	done = min(max(done, 0), max(total, 0))
	label := " " + count(done) + "/" + count(max(total, 0))
	room := w - cells(label)
	if room < 3 {
		return fitLine(strings.TrimSpace(label), w)
	}
	bar := progress.New(
		progress.WithWidth(room), progress.WithoutPercentage(),
		progress.WithFillCharacters('━', '─'), progress.WithColors(t.Accent.Color()))
	bar.EmptyColor = t.Border.Color()
	return bar.ViewAs(float64(done)/float64(max(total, 1))) + t.Text.Render(label)
}

func blanks(n int) string { return strings.Repeat(" ", max(n, 0)) }
