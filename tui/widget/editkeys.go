package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// press does what a key says, and reports whether it says anything here.
func (e *Editor) press(key tea.Key) bool {
	if key.Text != "" && key.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
		e.typed(key.Text)
		return true
	}
	shift := key.Mod.Contains(tea.ModShift)
	stroke := tea.Key{Code: key.Code, Mod: key.Mod &^ tea.ModShift}.Keystroke()
	if e.moves(stroke, shift) || e.deletes(stroke) {
		return true
	}
	return e.commands(stroke, shift)
}

// moves takes the cursor somewhere; with shift the selection goes along.
func (e *Editor) moves(stroke string, shift bool) bool {
	var to spot
	vertical := false
	switch stroke {
	case "left":
		to = e.left(e.cursor)
	case "right":
		to = e.right(e.cursor)
	case "ctrl+left", "alt+left", "alt+b":
		to = e.wordLeft(e.cursor)
	case "ctrl+right", "alt+right", "alt+f":
		to = e.wordRight(e.cursor)
	case "home", "ctrl+a":
		to = e.home()
	case "end", "ctrl+e":
		to = spot{e.cursor.line, len(e.lines[e.cursor.line])}
	case "ctrl+home":
		to = spot{}
	case "ctrl+end":
		to = e.end()
	case "up":
		to, vertical = e.vertically(-1), true
	case "down":
		to, vertical = e.vertically(1), true
	case "pgup":
		to, vertical = e.vertically(-e.scroll.page()), true
	case "pgdown":
		to, vertical = e.vertically(e.scroll.page()), true
	default:
		return false
	}
	e.moveTo(to, shift, vertical)
	return true
}

// moveTo moves the cursor, and remembers the column where it moved vertically.
func (e *Editor) moveTo(to spot, selecting, vertical bool) {
	goal := e.goal
	if vertical && goal < 0 {
		goal = e.cellAt(e.cursor)
	}
	if selecting && !e.selecting {
		e.anchor = e.cursor
	}
	e.selecting = selecting
	e.history.typing = false
	e.place(to)
	if vertical {
		e.goal = goal
	}
}

// deletes takes away the selection, or else what the key says.
func (e *Editor) deletes(stroke string) bool {
	from, to := e.cursor, e.cursor
	switch stroke {
	case "backspace":
		from = e.left(e.cursor)
	case "delete":
		to = e.right(e.cursor)
	case "ctrl+w", "ctrl+backspace", "alt+backspace":
		from = e.wordLeft(e.cursor)
	case "ctrl+delete", "alt+delete", "alt+d":
		to = e.wordRight(e.cursor)
	case "ctrl+u":
		from.column = 0
	default:
		return false
	}
	if e.selecting {
		from, to = e.selection()
	}
	if from != to {
		e.remember(false)
		e.replace(from, to, "")
	}
	e.selecting = false
	return true
}

func (e *Editor) commands(stroke string, shift bool) bool {
	switch stroke {
	case "enter":
		e.newLine()
	case "tab":
		return e.lang == Go && e.tab(shift)
	case "ctrl+z":
		if shift {
			e.Redo()
		} else {
			e.Undo()
		}
	case "ctrl+r":
		e.Redo()
	case "ctrl+x":
		e.cut()
	case "alt+c", "ctrl+insert":
		e.copy()
	case "alt+a":
		e.selectAll()
	case "ctrl+f":
		e.beginFind()
	case "ctrl+g":
		return e.NextProblem()
	case "ctrl+v":
		e.Insert(e.clip)
	default:
		return false
	}
	return true
}

// cut takes the selection, or the line, away for ctrl+v to put back.
func (e *Editor) cut() {
	from, to := e.selection()
	if !e.selecting {
		from, to = spot{e.cursor.line, 0}, e.right(spot{e.cursor.line, len(e.lines[e.cursor.line])})
		e.anchor, e.cursor, e.selecting = from, to, true
	}
	e.clip, e.copied = e.Selected(), true
	e.remember(false)
	e.replace(from, to, "")
}

// typed puts in what a key writes. A closing bracket that starts a line of Go
// goes one step to the left.
func (e *Editor) typed(text string) {
	e.remember(!strings.ContainsAny(text, " \n") && !e.selecting)
	from, to := e.selection()
	before := e.lines[from.line][:from.column]
	if e.lang == Go && from == to && isCloser(text) && strings.HasSuffix(before, "\t") && strings.TrimSpace(before) == "" {
		from.column--
	}
	e.replace(from, to, tidy(text))
}

func isCloser(text string) bool { return text == "}" || text == ")" || text == "]" }
