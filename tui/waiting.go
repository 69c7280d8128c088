package tui

import (
	"charm.land/bubbles/v2/spinner"
	tea "charm.land/bubbletea/v2"
)

// waiting is the sign that something is under way. It turns where there is motion
// and stands still where there is none.
type waiting struct {
	spinner spinner.Model
	motion  bool
}

func newWaiting(motion bool) waiting {
	return waiting{spinner.New(spinner.WithSpinner(spinner.MiniDot)), motion}
}

// start sets the sign turning.
func (w waiting) start() tea.Cmd {
	if !w.motion {
		return nil
	}
	return w.spinner.Tick
}

// turned is the sign after a tick, and the command for the next.
func (w waiting) turned(msg spinner.TickMsg) (waiting, tea.Cmd) {
	var next tea.Cmd
	w.spinner, next = w.spinner.Update(msg)
	return w, next
}

// over is the sign with what is waited for.
func (w waiting) over(what string) string {
	if !w.motion {
		return what + " …"
	}
	return w.spinner.View() + " " + what + " …"
}
