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

// View draws the editor: numbered lines for Go, and at the bottom what is wrong
// where something is.
func (e *Editor) View(w, h int, focused bool, t style.Theme) string {
	if e.spans == nil {
		e.spans = lex(e.lang, e.lines)
	}
	message := inRows(e.message(), w, h/4)
	rows := h
	if h > 1 {
		rows -= len(message)
	}
	gutter := e.gutterWidth()
	e.scroll.w, e.scroll.h = max(w-gutter, 1), max(rows, 1)
	e.scroll = e.scroll.follow(e.cursor.line, e.cellAt(e.cursor))
	c := e.canvas(focused, t)
	var out []string
	for i := e.scroll.top; i < min(e.scroll.top+rows, len(e.lines)); i++ {
		out = append(out, c.gutter(i, gutter)+c.line(i))
	}
	if rows < h {
		out = append(out, make([]string, max(rows-len(out), 0))...)
		for _, row := range message {
			out = append(out, fitLine(e.messageInk(t).Render(row), w))
		}
	}
	if w <= gutter {
		return Fit(strings.Join(out, "\n"), w, h)
	}
	return filled(out, w, h)
}

// filled is Fit for rows that are as wide as they should be, or are empty, or are
// the message.
func filled(rows []string, w, h int) string {
	for i, row := range rows {
		if row == "" {
			rows[i] = blanks(w)
		}
	}
	for len(rows) < h {
		rows = append(rows, blanks(w))
	}
	if last := len(rows) - 1; last >= 0 {
		rows[last] = fitLine(rows[last], w)
	}
	return strings.Join(rows[:max(h, 0)], "\n")
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
