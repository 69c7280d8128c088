package tui

import (
	"io"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
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
	wrote  atomic.Int64 // bytes
	ended  chan error
}

// Write is what the program sends to the screen.
func (term *terminal) Write(sent []byte) (int, error) {
	term.wrote.Add(int64(len(sent)))
	return term.screen.Write(sent)
}

// plug starts the model on a terminal of a size, inside a bubble.
func plug(t *testing.T, model tea.Model, w, h int) *terminal {
	t.Helper()
	term := newTerminal(t, w, h)
	term.start(model)
	return term
}

func newTerminal(t *testing.T, w, h int) *terminal {
	t.Helper()
	term := &terminal{t: t, screen: vt.NewSafeEmulator(w, h), ended: make(chan error, 1)}
	if _, err := term.screen.Write([]byte("\x1b[20h")); err != nil { // a line feed returns the carriage, as on a tty
		t.Fatal(err)
	}
	return term
}

func (term *terminal) start(model tea.Model, options ...tea.ProgramOption) {
	go func() {
		_, err := run(model, Terminal{In: term.screen, Out: term, Environ: []string{"TERM=xterm-256color"}}, append(options,
			tea.WithWindowSize(term.screen.Width(), term.screen.Height()), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals())...)
		term.ended <- err
	}()
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

// end waits for the program to.
func (term *terminal) end() {
	term.t.Helper()
	if err := <-term.ended; err != nil {
		term.t.Error(err)
	}
	if err := term.screen.InputPipe().(io.Closer).Close(); err != nil {
		term.t.Error(err)
	}
}

// While nothing happens the terminal hears nothing.
func TestAnIdleProgramIsQuiet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &table{t: t, store: &labtest.Store{}}
		term := plug(t, Start(func() (Config, error) { return s.config(true), nil }), 120, 40)
		term.sees("Scenarios")
		before := term.wrote.Load()
		<-time.After(time.Minute)
		if more := term.wrote.Load() - before; before == 0 || more > 0 {
			t.Errorf("first %d bytes, and %d more in a minute in which nothing happened", before, more)
		}
		term.types("\x03")
		term.end()
	})
}

// A learner who reads has the program rest once, and once more after more keys.
func TestARestAfterTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &table{t: t, store: &labtest.Store{}}
		var rests atomic.Int64
		term := newTerminal(t, 120, 40)
		term.start(Start(func() (Config, error) { return s.config(true), nil }), resting(func() { rests.Add(1) }))
		rested := func(want int64) {
			t.Helper()
			<-time.After(time.Minute)
			if got := rests.Load(); got != want {
				t.Errorf("it rested %d times, want %d", got, want)
			}
		}
		rested(1)
		for range 100 {
			term.types("\x1b[B")
			<-time.After(untilRest / 2)
		}
		rested(2)
		term.types("\x03")
		term.end()
	})
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
		term.end()
		if term.screen.IsAltScreen() {
			t.Error("the terminal is not given back")
		}
	})
}

// handing is a program that hands the terminal over at any key but q.
type handing struct{ term *terminal }

func (handing) Init() tea.Cmd { return nil }

func (h handing) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	press, pressed := msg.(tea.KeyPressMsg)
	switch {
	case !pressed:
		return h, nil
	case press.String() == "q":
		return h, tea.Quit
	}
	return h, tea.Exec(&visitor{term: h.term}, nil)
}

func (handing) View() tea.View {
	view := tea.NewView("the program's own")
	view.AltScreen = true
	return view
}

// visitor is a program the terminal is handed to.
type visitor struct {
	term *terminal
	out  io.Writer
}

func (*visitor) SetStdin(io.Reader)        {}
func (v *visitor) SetStdout(out io.Writer) { v.out = out }
func (*visitor) SetStderr(io.Writer)       {}

func (v *visitor) Run() error {
	if v.term.screen.IsAltScreen() {
		v.term.t.Error("a program that is called is shown on the screen of the caller")
	}
	_, err := io.WriteString(v.out, "the visitor's\r\n")
	return err
}

// A program that is called has the terminal to itself, and leaves no trace on the
// caller's screen.
func TestTheTerminalIsHandedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := newTerminal(t, 40, 5)
		term.start(handing{term})
		term.sees("the program's own")
		term.types("e")
		term.sees("the program's own")
		term.types("x") // goes to the reader from before, which only a key can wake here
		term.types("q")
		term.end()
		if left := ansi.Strip(term.screen.Render()); term.screen.IsAltScreen() || !strings.Contains(left, "the visitor's") || strings.Contains(left, "own") {
			t.Errorf("the shell finds\n%s", left)
		}
	})
}
