package tui

import (
	"strings"
	"testing"

	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

func TestPort(t *testing.T) {
	turn := tea.MouseWheelMsg{Button: tea.MouseWheelDown}
	for _, test := range []struct {
		name string
		move func(port) port
		want string
	}{
		{"at first", func(p port) port { return p }, "a b"},
		{"down", func(p port) port { return p.moved(actDown) }, "b c"},
		{"a page down", func(p port) port { return p.moved(actPageDown) }, "c d"},
		{"the bottom", func(p port) port { return p.moved(actBottom) }, "f g"},
		{"beyond the bottom", func(p port) port { return p.moved(actBottom).moved(actDown) }, "f g"},
		{"back from it", func(p port) port { return p.moved(actBottom).moved(actPageUp).moved(actUp) }, "c d"},
		{"the top again", func(p port) port { return p.moved(actBottom).moved(actTop) }, "a b"},
		{"a turn of the wheel", func(p port) port { return p.wheeled(turn) }, "d e"},
		{"no action", func(p port) port { return p.moved("") }, "a b"},
		{"over less than before", func(p port) port { return p.moved(actBottom).onto("a\nb\nc", 1, 2) }, "b c"},
	} {
		port := test.move(newPort().onto("a\nb\nc\nd\ne\nf\ng", 1, 2))
		if got := strings.ReplaceAll(port.View(), "\n", " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// A port shows exactly the size it is given, whatever the content.
func TestPortsAreExact(t *testing.T) {
	for _, content := range []string{"", "short", "世界 wide", strings.Repeat("long ", 60), "a\n\nb\n\tc\n" + strings.Repeat("line\n", 50)} {
		for _, size := range [][2]int{{1, 1}, {7, 3}, {80, 24}} {
			view := newPort().onto(content, size[0], size[1]).moved(actDown).View()
			if view != widget.Fit(view, size[0], size[1]) {
				t.Errorf("%q at %d×%d is\n%q", content, size[0], size[1], view)
			}
		}
	}
}
