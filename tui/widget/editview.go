package widget

import (
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// scroll is the part of the text in sight: the first line, the first cell, and
// how many of each.
type scroll struct{ top, left, w, h int }

// page is how far page up and page down go, in lines.
func (s scroll) page() int { return max(s.h-1, 1) }

// follow scrolls as little as it takes to have a cell in sight, with a cell at
// each side for the ellipses.
func (s scroll) follow(line, cell int) scroll {
	s.top = min(max(s.top, line-s.h+1), line)
	s.left = max(s.left, cell-s.w+2)
	if cell <= s.left {
		s.left = max(cell-s.w/2, 0)
	}
	return s
}

// Rows draws the editor, h rows of w cells: numbered lines for Go, and at the bottom
// what is wrong where something is.
func (e *Editor) Rows(w, h int, focused bool, t style.Theme) []string {
	if e.spans == nil {
		e.spans = lex(e.lang, e.lines)
	}
	message := inRows(e.message(), w, h/4)
	text := h // rows of it
	if h > 1 {
		text -= len(message)
	}
	gutter := e.gutterWidth()
	e.scroll.w, e.scroll.h = max(w-gutter, 1), max(text, 1)
	e.scroll = e.scroll.follow(e.cursor.line, e.cellAt(e.cursor))
	c := e.canvas(focused, t)
	rows := make([]string, 0, max(h, 0))
	for i := e.scroll.top; i < min(e.scroll.top+text, len(e.lines)); i++ {
		rows = append(rows, c.row(i, gutter))
	}
	for len(rows) < text {
		rows = append(rows, blanks(w))
	}
	for i := 0; len(rows) < h; i++ {
		rows = append(rows, fitLine(e.messageInk(t).Render(message[i]), w))
	}
	for i := 0; w <= gutter && i < len(rows); i++ {
		rows[i] = fitLine(rows[i], w)
	}
	return rows
}

func (e *Editor) gutterWidth() int {
	if e.lang != Go {
		return 0
	}
	return max(len(count(len(e.lines))), 2) + 3
}

// inRows breaks a message into as many rows as it needs, but never more than
// three or so many: the last is then cut. There is always one where there is a
// message.
func inRows(message string, w, most int) []string {
	if message == "" {
		return nil
	}
	most = max(1, min(most, 3))
	rows := Wrap(message, max(w, 1))
	if len(rows) > most {
		rows[most-1] = strings.Join(rows[most-1:], " ")
	}
	return rows[:min(len(rows), most)]
}

// messageInk is the colour of the message.
func (e *Editor) messageInk(t style.Theme) style.Ink {
	switch {
	case e.find != nil:
		return t.Accent
	case e.notice != "":
		return t.Warn
	}
	return t.Bad
}

// message is what stands below the text: why a key did nothing, or the diagnostic
// of the cursor's line, or else the first.
func (e *Editor) message() string {
	if e.find != nil {
		return e.findMessage()
	}
	if e.notice != "" {
		return "! " + e.notice
	}
	if len(e.diagnostics) == 0 {
		return ""
	}
	shown := e.diagnostics[0]
	for _, d := range e.diagnostics {
		if d.Line == e.cursor.line+1 {
			shown = d
			break
		}
	}
	text := style.Denied + " " + count(shown.Line) + ":" + count(shown.Column) + " " + oneLine(shown.Message)
	if more := len(e.diagnostics) - 1; more > 0 {
		text = style.Denied + " (1 of " + count(more+1) + ")" + strings.TrimPrefix(text, style.Denied)
	}
	return text
}

// diagnosedAt returns the diagnostic of a line that counts from 0.
func (e *Editor) diagnosedAt(line int) (lab.Diagnostic, bool) {
	for _, d := range e.diagnostics {
		if d.Line == line+1 {
			return d, true
		}
	}
	return lab.Diagnostic{}, false
}
