package tui

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// clickOn clicks where a text stands on screen.
func (s *table) clickOn(text string) {
	s.t.Helper()
	for y, line := range strings.Split(s.Screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			s.Send(tea.MouseClickMsg{X: utf8.RuneCountInString(before), Y: y, Button: tea.MouseLeft})
			s.Settle()
			return
		}
	}
	s.t.Fatalf("%q is not on screen:\n%s", text, s.Screen())
}

func (s *table) turn(button tea.MouseButton) {
	s.Send(tea.MouseWheelMsg{X: 60, Y: 20, Button: button})
	s.Settle()
}

func (s *table) clickBeside() {
	s.Send(tea.MouseClickMsg{X: 1, Y: 1, Button: tea.MouseLeft})
	s.Settle()
}

// The keyring: a click moves the cursor, a second one takes the key, the wheel turns the
// list, and a click beside it closes it.
func TestTheMouseOnTheKeyring(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("ctrl+k")
		s.clickOn("Sue · with")
		s.sees("Keyring", "▸ 5 Sue")
		s.turn(tea.MouseWheelUp)
		s.sees("▸ 4 Ben")
		s.turn(tea.MouseWheelDown)
		s.clickOn("Keyring · who")
		s.sees("▸ 5 Sue")
		s.clickBeside()
		s.seesNot("Keyring")
		s.Press("ctrl+k")
		s.clickOn("Sue · with")
		s.clickOn("Sue · with")
		s.seesNot("Keyring")
		s.sees("the request goes out as Sue")
	})
}

func TestTheMouseOnAMenu(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("ctrl+t", "ctrl+t")
		s.sees("Tamper with it …", "▸ be somebody else")
		s.clickOn("let it expire")
		s.sees("▸ let it expire")
		s.turn(tea.MouseWheelDown)
		s.sees("▸ let it live for ever")
		s.clickBeside()
		s.seesNot("Tamper with it …")
		s.Press("ctrl+t")
		s.clickOn("be somebody else")
		s.sees(`"sub": "plato"`, "changed, and not signed")
	})
}

func TestTheMouseOnRequestsToTakeUp(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("ctrl+s", "f9")
		s.sees("Requests to take up again")
		s.clickBeside()
		s.seesNot("Requests to take up again")
		s.Press("f9")
		s.turn(tea.MouseWheelDown)
		s.turn(tea.MouseWheelUp)
		s.clickOn("▸ ")
		s.seesNot("Requests to take up again")
	})
}

func TestTheMouseOnASheet(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("f1")
		s.clickOn("Everywhere")
		s.sees("Everywhere")
		s.clickBeside()
		s.seesNot("Everywhere")
	})
}

// The settings: a click on the row under the cursor changes it, and none does while a
// key is asked for.
func TestTheMouseOnTheSettings(t *testing.T) {
	play120(t, func(s *table) {
		s.Send(openSettings{})
		s.Settle()
		s.clickOn("colours     auto")
		s.sees("▸ colours     auto")
		s.clickOn("colours     auto")
		s.sees("▸ colours     dark")
		s.clickOn("keyring     ctrl+k")
		s.clickOn("keyring     ctrl+k")
		s.sees("press the new key of keyring")
		s.clickOn("colours")
		s.turn(tea.MouseWheelUp)
		s.sees("▸ keyring")
		s.Press("esc")
	})
}

func TestTheMouseOnExchanges(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("ctrl+s", "ctrl+s", "ctrl+s", "f7")
		s.sees("4 of 4")
		s.Send(tea.MouseWheelMsg{X: 4, Y: 4, Button: tea.MouseWheelUp})
		s.Settle()
		s.sees("3 of 4")
		s.clickOn("1 ana")
		s.sees("1 of 4")
	})
}

// A click on an answer puts the cursor on it, and gives none.
func TestTheMouseOnAnAnswer(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		for range 3 {
			s.Press("f3", "f3", "ctrl+n")
		}
		s.sees("step 5 of 5 · choose")
		option := s.app.top().(*play).prose().options[1].Text
		s.clickOn("2 " + option[:12])
		s.sees("▸")
		if got := s.app.top().(*play).desk.(*choose); got.cursor != 1 || len(got.picked) > 0 {
			t.Errorf("the cursor is at %d, and given is %v", got.cursor, got.picked)
		}
	})
}

// The drills: a click moves the cursor, another opens what is under it.
func TestTheMouseOnTheDrills(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("d")
		s.clickOn("blitz, two minutes")
		s.sees("▸ blitz, two minutes")
		s.clickBeside()
		s.turn(tea.MouseWheelUp)
		s.sees("▸ blitz, a minute")
		s.clickOn("one gate …")
		s.clickOn("one gate …")
		s.sees("Drills · one gate")
		s.clickOn("  object")
		s.sees("▸ object")
		s.clickOn("▸ object")
		s.sees("Your stamp")
		s.Press("esc", "esc", "esc")
	})
}

// The shift: a day that is not open yet is only looked at.
func TestTheMouseOnTheDays(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("s")
		s.clickOn("Doors that are not there")
		s.sees("▸  3  Doors", "Last year's addresses")
		s.clickOn("Doors that are not there")
		s.sees("Last year's addresses")
		s.turn(tea.MouseWheelUp)
		s.sees("▸  2  The cookie")
		s.clickOn("2  The cookie of last night")
		s.sees("Your stamp")
		s.Press("esc", "esc")
	})
}

// Where one waits for an interview: a click on the row under the cursor changes what
// stands there, or opens it.
func TestTheMouseInTheLobby(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("i")
		s.clickOn("minutes")
		s.sees("▸ minutes")
		s.clickOn("minutes")
		s.sees("10 │")
		s.turn(tea.MouseWheelUp)
		s.sees("▸ level")
		s.clickBeside()
		s.clickOn("What is it to be like?")
		s.sees("▸ level")
		s.clickOn("Begin")
		s.sees("▸ Begin")
		s.clickOn("Begin")
		s.sees("Your answer")
		s.Press("esc")
		s.clickOn("Go on")
		s.sees("Your answer")
		s.Press("esc", "esc")
	})
}

// What floats over a row takes its cells and no others, wherever its edges cut.
func TestBetweenTheRestOfARow(t *testing.T) {
	for _, tt := range []struct {
		row, want string
		x         int
	}{
		{"abcdefgh", "ab[]efgh", 2},
		{"abcdefgh", "[]cdefgh", 0},
		{"abcdefgh", "abcdef[]", 6},
		{"日本語字", "日[]語字", 2},
		{"日本語字", " [] 語字", 1},
		{"日本語字", "日本 []" + " ", 5},
	} {
		for _, row := range []string{tt.row, "\x1b[31m" + tt.row + "\x1b[m"} {
			if got := ansi.Strip(between(row, "[]", tt.x, 2)); got != tt.want {
				t.Errorf("%q at %d: %q, want %q", row, tt.x, got, tt.want)
			}
		}
	}
	if got, want := between("\x1b[31mabcdef\x1b[m", "[]", 2, 2), "\x1b[31mab\x1b[m[]\x1b[31mef\x1b[m"; got != want {
		t.Errorf("in ink: %q, want %q", got, want)
	}
}
