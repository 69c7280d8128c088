package tui

import (
	"slices"

	"authlab/tui/style"
	"authlab/tui/widget"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// scene is what a screen is drawn into: a size in cells and a theme. It is an
// argument, so that no screen can hold a size that is out of date.
type scene struct {
	W, H     int
	Theme    style.Theme
	Keys     keymap
	Markdown *widget.Markdown
}

// sized is the scene at another size.
func (s scene) sized(w, h int) scene {
	s.W, s.H = max(w, 0), max(h, 0)
	return s
}

// footer is the line of keys at the bottom of a screen.
func (s scene) footer(bindings []binding, w int) string {
	return widget.Footer(s.Keys.shown(bindings), w, s.Theme)
}

// binding is a key, what it does, and why it cannot just now.
type binding = widget.Binding

// on is a binding of keys by their names.
func on(keys ...string) key.Binding { return widget.On(keys...) }

// screen is one of the things the terminal shows. Screens lie on a stack; the
// uppermost has the keys, all of them hear of results.
type screen interface {
	// update takes one message. A screen that returns nil is done with.
	update(msg tea.Msg, sc scene) (screen, tea.Cmd)

	// view draws exactly sc.W by sc.H cells.
	view(sc scene) string

	// bindings says what the keys do now, the important ones first.
	bindings() []binding

	// typing reports whether letters are text now, and not commands.
	typing() bool
}

// floating is a screen that lies over the one below it.
type floating interface {
	screen
	box(sc scene) rect
}

// leaver is a screen with something to put in order before it closes.
type leaver interface {
	leave() tea.Cmd
}

// act finds what a key press does: an action, or the reason there is none now.
func act(bindings []binding, press tea.KeyPressMsg, typing bool) (action, reason string) {
	for _, binding := range bindings {
		if !key.Matches(press, binding.Keys) || typing && isText(press.String()) && !binding.Always {
			continue
		}
		if binding.Disabled != "" {
			reason = binding.Disabled
			continue
		}
		return binding.Action, ""
	}
	return "", reason
}

// usable are the bindings with the keys that do something now: while typing, one
// that writes is none; and none that a binding before has taken.
func usable(bindings []binding, typing bool) []binding {
	var all []binding
	var taken []string
	for _, binding := range bindings {
		keys := slices.DeleteFunc(slices.Clone(binding.Keys.Keys()), func(key string) bool {
			return slices.Contains(taken, key) || typing && !binding.Always && isText(key)
		})
		binding.Keys = on(keys...)
		if binding.Disabled == "" {
			taken = append(taken, keys...)
		}
		if len(binding.Keys.Keys()) > 0 {
			all = append(all, binding)
		}
	}
	return all
}

// isText reports whether a key writes something where there is an editor.
func isText(key string) bool {
	return len([]rune(key)) == 1 || key == "space" || key == "enter" || key == "tab" || key == "backspace"
}

// send makes a command of a message.
func send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
