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
	column := 0
	for _, item := range items {
		column = max(column, cells(item.Title))
	}
	column = min(column, max(w*2/3, w-24))
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
	if room := w - column - 4; item.Detail != "" && room > 3 {
		row += detail.Render("  " + fitLine(item.Detail, room))
	}
	return row
}

// Choice is a row of Choices: one of several answers, which may be long.
type Choice struct {
	Text   string
	Chosen bool
	Note   string // below the text: why it is wrong, once that was found out
}

// Choices lists answers with a cursor, each wrapped to the width, and scrolls so
// that the answer at the cursor is in sight.
func Choices(choices []Choice, cursor, w, h int, t style.Theme) string {
	var rows []string
	at := 0
	for i, choice := range choices {
		if i == cursor {
			at = len(rows)
		}
		rows = append(rows, choiceRows(choice, i == cursor, w, t)...)
		if i == cursor {
			at = max(at, min(len(rows)-1, at+h-1))
		}
	}
	return Fit(strings.Join(around(rows, at, h), "\n"), w, h)
}

func choiceRows(choice Choice, here bool, w int, t style.Theme) []string {
	pointer, glyph, text := " ", style.Unchosen, t.Text
	if here {
		pointer, text = style.Pointer, t.Focus
	}
	if choice.Chosen {
		glyph = style.Chosen
	}
	var rows []string
	for i, line := range Wrap(choice.Text, w-4) {
		if i == 0 {
			rows = append(rows, t.Accent.Render(pointer+" "+glyph)+" "+text.Render(line))
			continue
		}
		rows = append(rows, "    "+text.Render(line))
	}
	if choice.Note != "" {
		for _, line := range Wrap(choice.Note, w-6) {
			rows = append(rows, "    "+t.Muted.Render("│ "+line))
		}
	}
	return rows
}

// around is the h rows that have row at among them, with as little scrolling as
// does.
func around(rows []string, at, h int) []string {
	if h <= 0 || len(rows) <= h {
		return rows
	}
	first := min(max(at-h+1, 0), len(rows)-h)
	return rows[first : first+h]
}
