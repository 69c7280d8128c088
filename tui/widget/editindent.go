package widget

import (
	"slices"
	"strings"
)

// newLine breaks the line, and in Go indents the new one: as deep as this one,
// and a step deeper after an opening bracket or a colon.
func (e *Editor) newLine() {
	e.remember(false)
	from, to := e.selection()
	if e.lang != Go {
		e.replace(from, to, "\n")
		return
	}
	before, after := e.lines[from.line][:from.column], e.lines[to.line][to.column:]
	outer := "\n" + indentOf(before)
	inner := outer
	if opens(before) {
		inner += "\t"
	}
	e.replace(from, to, inner)
	if inner != outer && after != "" && isCloser(after[:1]) {
		back := e.cursor
		e.replace(back, back, outer)
		e.place(back)
	}
}

func indentOf(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

func opens(before string) bool {
	before = strings.TrimRight(before, " \t")
	return before != "" && strings.ContainsRune("{([:", rune(before[len(before)-1]))
}

// tab moves the lines of a selection one step to the right, or with shift to the
// left; with nothing selected it puts in a tab.
func (e *Editor) tab(shift bool) bool {
	from, to := e.selection()
	if !shift && from.line == to.line {
		e.Insert("\t")
		return true
	}
	e.remember(false)
	lines := slices.Clone(e.lines)
	for i := from.line; i <= to.line; i++ {
		lines[i] = shifted(lines[i], shift)
	}
	if size(lines) > mostBytes {
		return true
	}
	e.lines, e.spans = lines, nil
	e.anchor = e.snap(e.anchor)
	e.place(e.cursor)
	return true
}

func shifted(line string, left bool) string {
	switch {
	case left && strings.HasPrefix(line, "\t"):
		return line[1:]
	case left:
		return strings.TrimLeft(line[:min(tabWidth, len(line))], " ") + line[min(tabWidth, len(line)):]
	case line == "":
		return line
	default:
		return "\t" + line
	}
}
