package widget

import (
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// canvas draws the lines of an editor: what lies over the colours of the code is
// worked out once a view.
type canvas struct {
	*Editor
	theme        style.Theme
	pen          *pen
	focused      bool
	from, to     spot   // selected
	pair         []spot // a bracket and its partner
	found        []spot // what is looked for
	foundBytes   int    // how long that is
	endOfHeaders int    // the first line that is no header field
}

func (e *Editor) canvas(focused bool, t style.Theme) *canvas {
	c := &canvas{Editor: e, theme: t, pen: newPen(rowBytes * (e.scroll.h + 1)), focused: focused}
	c.from, c.to = e.selection()
	if focused {
		c.pair = e.pair()
	}
	if c.found = e.matches(); e.find != nil {
		c.foundBytes = len(e.find.query)
	}
	for e.lang == HTTP && c.endOfHeaders < len(e.lines) && strings.TrimSpace(e.lines[c.endOfHeaders]) != "" {
		c.endOfHeaders++
	}
	return c
}

// row is a line with its gutter.
func (c *canvas) row(line, gutter int) string {
	from := c.pen.out.Len()
	if gutter > 0 {
		c.gutter(line, gutter)
	}
	c.line(line)
	return c.pen.out.String()[from:]
}

// gutter is the mark of a diagnostic and the number of the line.
func (c *canvas) gutter(line, w int) {
	in, mark := c.theme.Muted, " "
	if line == c.cursor.line && c.focused {
		in = c.theme.Key
	}
	if _, found := c.diagnosedAt(line); found {
		in, mark = c.theme.Wrong, style.Denied
	}
	c.pen.write(mark, in)
	c.pen.write(padLeft(count(line+1), w-3), in)
	c.pen.write("  ", style.Ink{})
	c.pen.lift()
}

// line draws what is in sight of a line, as wide as the view.
func (c *canvas) line(i int) {
	text, spans := c.shown(i), c.spans[i]
	diagnostic, _ := c.diagnosedAt(i)
	d := c.drawing(text)
	cell := 0
	for at := 0; at < len(text) && cell < d.right; {
		character := firstCharacter(text[at:])
		width := cellsOf(character, cell)
		for len(spans) > 0 && spans[0].to <= at {
			spans = spans[1:]
		}
		base := plain
		if len(spans) > 0 && spans[0].from <= at {
			base = spans[0].class
		}
		d.put(character, cell, width, c.inkAt(spot{i, at}, base, diagnostic))
		cell += width
		at += len(character)
	}
	ghost := ""
	if c.focused && i == c.cursor.line {
		ghost = c.ghost
	}
	if in := c.inkAtEnd(i); !in.Same(style.Ink{}) && cell < d.right {
		under := " "
		if ghost != "" {
			under, ghost = ghost[:len(firstCharacter(ghost))], ghost[len(firstCharacter(ghost)):]
		}
		width := cellsOf(under, cell)
		d.put(under, cell, width, in)
		cell += width
	}
	for ghost != "" && cell < d.right {
		character := firstCharacter(ghost)
		width := cellsOf(character, cell)
		d.put(character, cell, width, c.theme.Ghost)
		cell += width
		ghost = ghost[len(character):]
	}
	d.end()
}

// shown is the text of a line as it is drawn: a credential is shortened while
// nobody works on it.
func (c *canvas) shown(i int) string {
	text := c.lines[i]
	worked := i == c.cursor.line || c.selecting && c.from.line <= i && i <= c.to.line
	if i == 0 || i >= c.endOfHeaders || worked && c.focused {
		return text
	}
	return shortField(text)
}

// inkAt is the ink of a character: what lies over it comes before its class.
func (c *canvas) inkAt(at spot, base class, diagnostic lab.Diagnostic) style.Ink {
	switch {
	case c.focused && at == c.cursor:
		return c.theme.Cursor
	case c.selecting && !at.before(c.from) && at.before(c.to):
		return c.theme.Selection
	case c.isFound(at):
		return c.theme.Selection
	case len(c.pair) > 0 && (at == c.pair[0] || at == c.pair[1]):
		return c.theme.Match
	case diagnostic.Line > 0 && at.column == diagnostic.Column-1:
		return c.theme.Wrong
	default:
		return inkOf(base, &c.theme)
	}
}

func (c *canvas) isFound(at spot) bool {
	for _, match := range c.found {
		if match.line == at.line && match.column <= at.column && at.column < match.column+c.foundBytes {
			return true
		}
	}
	return false
}

// inkAtEnd is the ink of the cell behind a line, for the cursor or a selection
// that goes on in the next one.
func (c *canvas) inkAtEnd(line int) style.Ink {
	end := spot{line, len(c.lines[line])}
	switch {
	case c.focused && end == c.cursor:
		return c.theme.Cursor
	case c.selecting && !end.before(c.from) && end.before(c.to):
		return c.theme.Selection
	default:
		return style.Ink{}
	}
}

// drawing is a line on its way: the cells from left to right are in sight.
type drawing struct {
	pen         *pen
	left, right int
	done        int    // cells drawn
	more        string // what ends a line that goes on beyond the view
	muted       style.Ink
}

// drawing begins a line. Where text goes on to the left or to the right of what
// is in sight, an ellipsis takes a cell there.
func (c *canvas) drawing(text string) drawing {
	d := drawing{pen: c.pen, left: c.scroll.left, right: c.scroll.left + c.scroll.w, muted: c.theme.Muted}
	if c.scroll.w < 4 {
		return d
	}
	if c.scroll.left > 0 && text != "" {
		d.pen.write(style.Ellipsis, d.muted)
		d.left++
	}
	if cellsIn(text) > d.right {
		d.more = style.Ellipsis
		d.right--
	}
	return d
}

// put draws a character that starts in a cell; of one that is not in sight as a
// whole, blanks.
func (d *drawing) put(character string, cell, width int, in style.Ink) {
	seen := min(cell+width, d.right) - max(cell, d.left)
	if seen <= 0 {
		return
	}
	if character == "\t" || seen < width {
		character = blanks(seen)
	}
	d.pen.write(character, in)
	d.done += seen
}

// end fills the line up.
func (d *drawing) end() {
	d.pen.write(blanks(d.right-d.left-d.done), style.Ink{})
	if d.more != "" {
		d.pen.write(d.more, d.muted)
	}
	d.pen.lift()
}
