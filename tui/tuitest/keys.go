package tuitest

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Key is the press of a key by its name: "a", "ctrl+s", "shift+tab", "f2".
func Key(name string) tea.KeyPressMsg {
	parts := strings.Split(name, "+")
	last := parts[len(parts)-1]
	var key tea.KeyPressMsg
	for _, mod := range parts[:len(parts)-1] {
		key.Mod |= mods()[mod]
	}
	if code, special := codes()[last]; special {
		key.Code = code
	} else {
		key.Code = []rune(last)[0]
		if key.Mod == 0 {
			key.Text = last
		}
	}
	if last == "space" {
		key.Text = " "
	}
	return key
}

func mods() map[string]tea.KeyMod {
	return map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}
}

func codes() map[string]rune {
	return map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
	}
}
