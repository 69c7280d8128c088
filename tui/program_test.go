package tui

import (
	"io"
	"os"
	"os/signal"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"authlab/lab/labtest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// The runtime starts its watcher of signals at the first Notify and never stops
// it, so that has to happen outside any bubble.
func init() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	signal.Stop(signals)
}

// terminal is a program on a terminal in memory: what is typed reaches it as
// bytes, and what it draws is read off the screen.
type terminal struct {
	t      *testing.T
	screen *vt.SafeEmulator
	ended  chan error
}

// plug starts the model on a terminal of a size, inside a bubble.
func plug(t *testing.T, model tea.Model, w, h int) *terminal {
	t.Helper()
	term := &terminal{t: t, screen: vt.NewSafeEmulator(w, h), ended: make(chan error, 1)}
	if _, err := term.screen.Write([]byte("\x1b[20h")); err != nil { // a line feed returns the carriage, as on a tty
		t.Fatal(err)
	}
	program := tea.NewProgram(model,
		tea.WithInput(term.screen), tea.WithOutput(term.screen), tea.WithWindowSize(w, h),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals(),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	go func() {
		_, err := program.Run()
		term.ended <- err
	}()
	return term
}

// sees waits, on the bubble's clock, until the program has drawn all it has to.
func (term *terminal) sees(texts ...string) {
	term.t.Helper()
	const frames = 100 * time.Millisecond
	<-time.After(frames)
	synctest.Wait()
	view := ansi.Strip(term.screen.Render())
	for _, text := range texts {
		if !strings.Contains(view, text) {
			term.t.Errorf("%q is not on the terminal:\n%s", text, view)
		}
	}
}

// types sends bytes as the keyboard would.
func (term *terminal) types(text string) {
	term.screen.SendText(text)
	synctest.Wait()
}

// The whole program on a terminal: it starts, draws, follows keys and a paste,
// and ends with the terminal as it was.
func TestTheProgramOnATerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &table{t: t, store: &labtest.Store{}}
		term := plug(t, Start(func() (Config, error) { return s.config(true), nil }), 120, 40)
		term.sees("Scenarios", "Someone else's invoice", "0 / 210")
		term.types("\r")
		term.sees("Brief", "Alder and Birch")
		term.types("\r")
		term.sees("Your prediction", "step 1 of 5")
		term.types("\x1b[C\r")
		term.types("\x1b[D\r")
		term.types("\x1b[C\r")
		<-time.After(20 * lightPace)
		term.sees("200, as you said · +15", "✓ handler")
		term.types("n")
		term.sees("step 2 of 5", "Read Ben's invoice")
		term.types("\x1b[200~# pasted \x1b[201~")
		term.sees("# pasted GET /invoices/inv-2001")
		term.types("\x03")
		if err := <-term.ended; err != nil {
			t.Error(err)
		}
		if err := term.screen.InputPipe().(io.Closer).Close(); err != nil {
			t.Error(err)
		}
	})
}
