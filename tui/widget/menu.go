package widget

import (
	"strings"

	"authlab/tui/style"
)

// Item is a row of a Menu.
type Item struct {
	Title  string
	Detail string // beside the title where there is room, muted
}

// Menu lists items with a cursor, and scrolls so that the cursor is in sight.
func Menu(items []Item, cursor, w, h int, t style.Theme) string {
	column, detail := 0, 0
	for _, item := range items {
		column, detail = max(column, cells(item.Title)), max(detail, cells(item.Detail))
	}
	column = min(column, max(w/2, w-min(24, detail+4)))
	rows := make([]string, len(items))
	for i, item := range items {
		rows[i] = menuRow(item, column, i == cursor, w, t)
	}
	return Fit(strings.Join(around(rows, cursor, h), "\n"), w, h)
}

func menuRow(item Item, column int, here bool, w int, t style.Theme) string {
	pointer, title, detail := "  ", t.Text, t.Muted
	if here {
		pointer, title, detail = style.Pointer+" ", t.Focus, t.Focus
	}
	row := title.Render(pointer + fitLine(item.Title, column))
	switch room := w - column - 4; {
	case item.Detail != "" && room > 3:
		row += detail.Render("  " + fitLine(item.Detail, room))
	case here: // the cursor is as wide as the menu, whatever it is on
		row += title.Render(blanks(w - column - 2))
	}
	return row
}

// MenuAt is the item that stands in a row of a Menu, by the number of its items, where
// its cursor is, and its height; -1 for none.
func MenuAt(count, cursor, h, row int) int {
	at := row + firstAround(count, cursor, h)
	if row < 0 || row >= h || at >= count {
		return -1
	}
	return at
}

// MenuMore reports whether a Menu has items above those in view, and below.
func MenuMore(count, cursor, h int) (above, below bool) {
	first := firstAround(count, cursor, h)
	return first > 0, first+h < count
}

// around is the h rows that have row at among them, with as little scrolling as
// does.
func around(rows []string, at, h int) []string {
	if h <= 0 || len(rows) <= h {
		return rows
	}
	first := firstAround(len(rows), at, h)
	return rows[first : first+h]
}

func firstAround(count, at, h int) int { return max(0, min(max(at-h+1, 0), count-h)) }
