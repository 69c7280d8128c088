package widget

import (
	"strings"

	"authlab/tui/style"

	"charm.land/lipgloss/v2"
)

// codeRows colours safe code. A line that is too long goes on in the next row,
// set in by two cells.
func codeRows(lang Lang, text string, w int, t style.Theme) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = expandTabs(line)
	}
	set := newInks(t)
	var rows []string
	for i, spans := range lex(lang, lines) {
		rows = append(rows, folded(paint(lines[i], spans, set), w)...)
	}
	return rows
}

// folded breaks a row that is too long.
func folded(row string, w int) []string {
	if w < 4 || cells(row) <= w {
		return []string{row}
	}
	rows := strings.Split(lipgloss.Wrap(row, w-2, ""), "\n")
	for i := range rows[1:] {
		rows[i+1] = "  " + rows[i+1]
	}
	return rows
}

// paint writes a line in the inks of its spans.
func paint(line string, spans []span, set *inks) string {
	p := newPen()
	at := 0
	for _, s := range spans {
		if at < s.from {
			p.write(line[at:s.from], set.code[plain])
		}
		p.write(line[s.from:s.to], set.code[s.class])
		at = s.to
	}
	if at < len(line) {
		p.write(line[at:], set.code[plain])
	}
	return p.String()
}
