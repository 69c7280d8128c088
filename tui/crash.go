package tui

import (
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// crash is what went wrong where nothing should have: a fault of authlab's.
type crash struct{ what, where string }

func newCrash(what any) *crash { return &crash{fmt.Sprint(what), string(debug.Stack())} }

func (c *crash) Error() string { return "a fault of authlab's own: " + c.what }

// report is the text that is written down: what happened, on which screen, and where
// in the program. Nothing a learner wrote is in it.
func (c *crash) report(stack []screen) string {
	text := "authlab came to a fault: " + c.what + "\n\nscreens:\n"
	for _, screen := range stack {
		text += fmt.Sprintf("  %T\n", screen)
		if play, plays := screen.(*play); plays {
			text += fmt.Sprintf("    %s, step %d, %T\n", play.state.Scenario.ID, play.at+1, play.desk)
		}
	}
	return text + "\n" + c.where
}

// fall ends the program after a fault, with the learner's work kept and the report
// written; Epitaph then says where.
func (a *App) fall(c *crash) tea.Cmd {
	a.fault = nil
	a.epitaph = c.Error()
	if a.config.Report != nil {
		if path, err := a.config.Report(c.report(a.stack)); err == nil {
			a.epitaph += "; your work is kept, and what happened is in " + path
		}
	}
	return tea.Sequence(append(a.leaveSafely(), tea.Quit)...)
}

// leaveSafely is leaveAll where a screen may be in no state to be asked.
func (a *App) leaveSafely() (commands []tea.Cmd) {
	defer func() {
		if recover() != nil {
			commands = nil
		}
	}()
	return a.leaveAll()
}

// Epitaph says why the program ended by itself; it is empty where it did not.
func (a *App) Epitaph() string { return a.epitaph }

// guarded runs work and returns the fault it comes to, or nil.
func guarded(work func()) (fault *crash) {
	defer func() {
		if what := recover(); what != nil {
			fault = newCrash(what)
		}
	}()
	work()
	return nil
}

// broken is what is shown where a screen could not be drawn.
const broken = "\n  this screen cannot be drawn: a fault of authlab's own.\n  Any key ends the program; your work is kept."
