package tui

import (
	"strings"
	"testing"

	"authlab/lab/labtest"
	"authlab/tui/style"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Every frame can be drawn with the letters that all terminals have, each line as
// wide as before, and with none that is not known.
func TestFramesInASCII(t *testing.T) {
	for _, frame := range Frames() {
		fancy := strings.Split(frame.Render(80, 24, style.New(true, true)), "\n")
		simple := strings.Split(ascii(strings.Join(fancy, "\n")), "\n")
		for i, line := range simple {
			if at := strings.IndexFunc(line, func(r rune) bool { return r >= 0x80 }); at >= 0 {
				t.Errorf("%s: %q has more than ASCII", frame.Name, line)
			}
			if got, want := ansi.StringWidth(line), ansi.StringWidth(fancy[i]); got != want {
				t.Errorf("%s: %q is %d cells wide, was %d", frame.Name, line, got, want)
			}
			if got, want := strings.Count(line, "?"), strings.Count(fancy[i], "?"); got > want {
				t.Errorf("%s: a letter of %q is not known: %q", frame.Name, fancy[i], line)
			}
		}
	}
}

func TestASCIIKeepsWidths(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[31m✗\x1b[m denied…": "\x1b[31mx\x1b[m denied~",
		"日本 é":                    "???? ?",
		"🇩🇪 §1":                   "?? S1",
		"":                        "",
	} {
		if got := ascii(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// Sixteen colours are named, and none is guessed from a finer one.
func TestSixteenColours(t *testing.T) {
	app := New(Config{Color: true, Now: labtest.Noon, Start: "H1"})
	app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	app.Update(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
	if view := app.View().Content; strings.Contains(view, "38;2;") || !strings.Contains(view, "\x1b[97m") {
		t.Errorf("the home screen is not drawn in sixteen colours: %q", view)
	}
	app.Update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	if view := app.View().Content; !strings.Contains(view, "38;2;") {
		t.Errorf("the home screen is not drawn in all colours: %q", view)
	}
}
