package tui

import (
	"io"
	"strings"
	"testing"

	"authlab/tui/style"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// painting is a painter at a terminal in memory.
type painting struct {
	*painter
	t      *testing.T
	screen *vt.Emulator
	w, h   int
}

func paint(t *testing.T, w, h int) *painting {
	t.Helper()
	p := &painting{t: t, screen: vt.NewEmulator(w, h)}
	p.painter = newPainter(p.screen, []string{"TERM=xterm-256color"})
	p.hear(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	p.resize(w, h)
	return p
}

func (p *painting) resize(w, h int) {
	p.w, p.h = w, h
	p.screen.Resize(w, h)
	p.hear(tea.WindowSizeMsg{Width: w, Height: h})
}

// fit resizes the terminal where it has another size.
func (p *painting) fit(w, h int) {
	if p.w != w || p.h != h {
		p.resize(w, h)
	}
}

// shows draws a view, and wants it on the terminal.
func (p *painting) shows(view string) {
	p.t.Helper()
	p.show(view)
	p.has(view)
}

// has wants on the terminal, cell by cell, what a view comes to when drawn whole.
func (p *painting) has(view string) {
	p.t.Helper()
	want := uv.NewScreenBuffer(p.w, p.h)
	uv.NewStyledString(view).Draw(want, want.Bounds())
	for y := range p.h {
		for x := range p.w {
			if is, should := p.screen.CellAt(x, y), want.CellAt(x, y); !alike(is, should) {
				p.t.Fatalf("at %d,%d is %#v, which should be %#v; the terminal is\n%s", x, y, is, should, ansi.Strip(p.screen.Render()))
			}
		}
	}
}

// alike reports whether two cells look the same: a blank has no foreground to see.
func alike(is, should *uv.Cell) bool {
	blank := func(c *uv.Cell) bool { return c == nil || strings.TrimSpace(c.Content) == "" }
	if !blank(is) || !blank(should) {
		return is.Equal(should)
	}
	seen := func(c *uv.Cell) uv.Style {
		style := uv.Style{}
		if c != nil {
			style = c.Style
		}
		style.Attrs &= uv.AttrReverse | uv.AttrStrikethrough
		if style.Attrs == 0 && style.Underline == 0 {
			style.Fg = nil
		}
		return style
	}
	was, wanted := seen(is), seen(should)
	return was.Equal(&wanted)
}

// Every screen after every other, and after a change of size: what is drawn of it, and
// what is left from before, come to the whole of it.
func TestPaintedIsWhatIsDrawn(t *testing.T) {
	for _, theme := range []style.Theme{style.New(true, true), style.New(false, true), style.New(true, false)} {
		p := paint(t, 120, 40)
		for i, frame := range Frames() {
			if i%10 == 9 {
				p.resize(60+i, 16+i%30)
			}
			p.shows(frame.Render(p.w, p.h, theme))
		}
	}
}

// What Bubble Tea says may leave anything on the terminal.
func TestPaintedAgainAfterTheTerminalWasSpokenTo(t *testing.T) {
	p := paint(t, 20, 3)
	p.shows("one\ntwo\nthree")
	if _, err := io.WriteString(p.painter, "\x1b[2J\x1b[2;2Hspoken"); err != nil {
		t.Fatal(err)
	}
	p.has("one\ntwo\nthree")
	p.shows("one\ntwo\nfour")
}

// Away from the alternate screen nothing is drawn: what is there is the shell's, or an
// editor's.
func TestNothingIsPaintedElsewhere(t *testing.T) {
	p := paint(t, 20, 3)
	say := func(said string) {
		t.Helper()
		if n, err := io.WriteString(p.painter, said); n != len(said) || err != nil {
			t.Fatal(n, err)
		}
	}
	p.show("before")
	say(ansi.ResetModeAltScreenSaveCursor + "$ ")
	p.show("meanwhile")
	if left := p.screen.Render(); p.screen.IsAltScreen() || strings.TrimSpace(ansi.Strip(left)) != "$" {
		t.Errorf("on the shell's screen is %q", left)
	}
	say(ansi.SetModeAltScreenSaveCursor)
	p.has("meanwhile")
	p.leave()
	p.show("after")
	if left := ansi.Strip(p.screen.Render()); p.screen.IsAltScreen() || strings.TrimSpace(left) != "$" {
		t.Errorf("on the shell's screen is %q", left)
	}
}

// What a terminal says it can do is done there.
func TestPaintedAsTheTerminalCan(t *testing.T) {
	p := paint(t, 20, 2)
	var sent strings.Builder
	p.out = io.MultiWriter(&sent, p.screen)
	p.hear(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	p.shows("one")
	if got := sent.String(); !strings.HasPrefix(got, ansi.SetModeSynchronizedOutput) || !strings.HasSuffix(got, ansi.ResetModeSynchronizedOutput) {
		t.Errorf("a frame goes out as %q", got)
	}
	p.hear(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeNotRecognized})
	family := "👨‍👩‍👧‍👦|"
	if p.show(family); p.cells.CellAt(2, 0).Content == "|" {
		t.Error("a cluster is two wide although the terminal does not say so")
	}
	p.hear(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	p.show("")
	if p.show(family); p.cells.CellAt(2, 0).Content != "|" || !strings.Contains(sent.String(), ansi.SetModeUnicodeCore) {
		t.Errorf("a cluster is not two wide:\n%q", sent.String())
	}
}

// What stands alone is as wide whichever way it is measured, by itself and beside another.
func TestWhatStandsAloneIsMeasuredAlike(t *testing.T) {
	looked := 0
	for r := rune(0xA0); r < 0x3000; r++ {
		if !standsAlone(string(r)) {
			continue
		}
		looked++
		for _, text := range []string{string(r), "a" + string(r), string(r) + string(r), "│" + string(r) + "│"} {
			if together, alone := ansi.StringWidth(text), ansi.StringWidthWc(text); together != alone {
				t.Errorf("%q is %d cells together and %d alone", text, together, alone)
			}
		}
	}
	if looked < 3000 {
		t.Errorf("looked at %d letters", looked)
	}
}
