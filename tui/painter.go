package tui

import (
	"bytes"
	"io"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// painter draws views on a terminal: of each, the lines that changed, at once. Bubble
// Tea's own renderer looks 60 times a second whether a view changed, and compares every
// cell of one that did. It is given a blank, and looks after the terminal (its modes and
// size, leaving it and coming back) by writing to the painter.
type painter struct {
	lock   sync.Mutex // Bubble Tea writes beside the program's own loop
	out    io.Writer
	frame  bytes.Buffer
	screen *uv.TerminalRenderer
	cells  uv.ScreenBuffer
	lines  []string // what the cells show
	begun  bool     // something was shown
	shown  bool     // the terminal has its alternate screen up
	whole  bool     // the terminal takes a frame as one: mode 2026
	joins  bool     // it measures letters that join as one: mode 2027
}

func newPainter(out io.Writer, environ []string) *painter {
	p := &painter{out: out, cells: uv.NewScreenBuffer(0, 0)}
	p.screen = uv.NewTerminalRenderer(&p.frame, environ)
	p.screen.SetFullscreen(true)
	p.measure(ansi.GraphemeWidth)
	return p
}

// terminal is the painter as an output for Bubble Tea, which asks for the size and the
// modes of a file.
func (p *painter) terminal() io.Writer {
	if file, is := p.out.(term.File); is {
		return tty{file, p}
	}
	return p
}

type tty struct {
	term.File
	painter *painter
}

func (t tty) Write(said []byte) (int, error) { return t.painter.Write(said) }

// Write passes on what Bubble Tea says to the terminal. Nothing is sure about what is
// on it then, so all is drawn again.
func (p *painter) Write(said []byte) (int, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	passed := said
	if p.shown { // Bubble Tea comes to it later than the first view
		passed = bytes.ReplaceAll(said, []byte(ansi.SetModeAltScreenSaveCursor), nil)
	}
	p.shown = !bytes.Contains(said, []byte(ansi.ResetModeAltScreenSaveCursor)) &&
		(p.shown || bytes.Contains(said, []byte(ansi.SetModeAltScreenSaveCursor)))
	if _, err := p.out.Write(passed); err != nil {
		return 0, err
	}
	p.forget()
	p.draw()
	return len(said), nil
}

// show draws a view.
func (p *painter) show(view string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	lines := strings.Split(view, "\n")
	for y := range p.cells.Height() {
		if line := lineAt(lines, y); line != lineAt(p.lines, y) {
			if !p.joins && !standsAlone(line) {
				p.measure(ansi.WcWidth)
			}
			uv.NewStyledString(line).Draw(p.cells, uv.Rect(0, y, p.cells.Width(), 1))
		}
	}
	p.lines = lines
	if !p.begun && p.cells.Height() > 0 {
		p.begun, p.shown = true, true
		p.frame.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable)
		p.forget()
	}
	p.draw()
}

// measure sets how wide letters are taken to be. What stands alone is as wide either way,
// so that most never need wcwidth, whose table takes 2 MB.
func (p *painter) measure(method ansi.Method) {
	p.cells.Method = method
	p.screen.SetWidthMethod(method)
}

// standsAlone reports whether no letter of a line is measured otherwise by itself than
// together with its neighbours: all are Latin, or signs that screens are drawn with.
func standsAlone(line string) bool {
	for _, r := range line {
		if r >= 0x300 && (r < 0x2010 || r >= 0x2C00) {
			return false
		}
	}
	return true
}

func lineAt(lines []string, y int) string {
	if y < len(lines) {
		return lines[y]
	}
	return ""
}

// draw sends what of the cells is not on the terminal yet. What cannot be written is
// lost, as the terminal is: the program ends when it can no longer read there.
func (p *painter) draw() {
	if !p.shown {
		return
	}
	p.screen.Render(p.cells.RenderBuffer)
	_ = p.screen.Flush()
	if p.frame.Len() == 0 {
		return
	}
	frame := p.frame.Bytes()
	if p.whole {
		frame = []byte(ansi.SetModeSynchronizedOutput + p.frame.String() + ansi.ResetModeSynchronizedOutput)
	}
	_, _ = p.out.Write(frame)
	p.frame.Reset()
}

// forget has all drawn again, wherever the cursor is.
func (p *painter) forget() {
	p.screen.SetPosition(-1, -1)
	p.screen.Erase()
}

// hear takes what a message says of the terminal.
func (p *painter) hear(msg tea.Msg) {
	p.lock.Lock()
	defer p.lock.Unlock()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		method := p.cells.Method
		p.cells, p.lines = uv.NewScreenBuffer(msg.Width, msg.Height), nil
		p.cells.Method = method
		p.screen.Resize(msg.Width, msg.Height)
		p.forget()
	case tea.ColorProfileMsg:
		p.screen.SetColorProfile(msg.Profile)
		p.forget()
	case tea.ModeReportMsg:
		p.can(msg)
	}
}

// can takes what the terminal says it is able to.
func (p *painter) can(report tea.ModeReportMsg) {
	switch report.Mode {
	case ansi.ModeSynchronizedOutput:
		p.whole = report.Value == ansi.ModeReset
	case ansi.ModeUnicodeCore:
		if !report.Value.IsNotRecognized() && !report.Value.IsPermanentlyReset() {
			p.frame.WriteString(ansi.SetModeUnicodeCore)
			p.joins = true
			p.cells.Method = ansi.GraphemeWidth
			p.screen.SetGraphemeWidth(true)
		}
	}
}

// leave gives the terminal back, where Bubble Tea ended too early to.
func (p *painter) leave() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.shown {
		p.shown = false
		_, _ = io.WriteString(p.out, ansi.ResetModeAltScreenSaveCursor+ansi.SetModeTextCursorEnable)
	}
}

// painted is a program whose views are drawn on a painter.
type painted struct {
	tea.Model
	painter *painter
}

// Update lets the painter hear first.
func (v painted) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	v.painter.hear(msg)
	model, command := v.Model.Update(msg)
	return painted{model, v.painter}, command
}

// View draws, and leaves a blank: an empty view has no height, which Bubble Tea takes
// for a resize at every look.
func (v painted) View() tea.View {
	view := v.Model.View()
	v.painter.show(view.Content)
	view.Content = " "
	return view
}
