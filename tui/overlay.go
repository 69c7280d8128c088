package tui

import (
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// pointing is what the mouse does to a list in a box.
type pointing struct {
	at      int  // where the cursor is then
	again   bool // the row under the cursor was clicked: it is taken
	outside bool // a click beside the box: it closes one that floats
}

// pointed says what a click or a turn of the wheel does to a list of so many rows, h of
// them in view, that stands at the top of a box.
func pointed(msg tea.MouseMsg, box rect, cursor, count, h int) pointing {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return pointing{at: max(0, min(cursor+wheelStep(msg), count-1))}
	case tea.MouseClickMsg:
		if !box.holds(msg.X, msg.Y) {
			return pointing{at: cursor, outside: true}
		}
		if at := widget.MenuAt(count, cursor, h, msg.Y-box.Y-1); at >= 0 {
			return pointing{at: at, again: at == cursor}
		}
	}
	return pointing{at: cursor}
}
