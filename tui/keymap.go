package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"authlab/lab"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// command is something a key does on several screens, by a name that a learner can
// give another key.
type command struct{ name, key, help string }

// commands lists them, with the keys they have from the start.
func commands() []command {
	return []command{
		{"send", "ctrl+s", "send the request, judge the fix, insert the token"},
		{"keyring", "ctrl+k", "choose a credential"},
		{"token", "ctrl+t", "open the token bench, or tamper there"},
		{"copy", "ctrl+y", "copy as curl, then as httpie"},
		{"next", "ctrl+n", "go on to the next step"},
		{"previous", "ctrl+p", "back to the step before"},
		{"reset", "ctrl+o", "put the code or the token back"},
		{"use", "ctrl+u", "put a solution into the editor"},
		{"find", "ctrl+f", "find in the editor"},
		{"problem", "ctrl+g", "go to what does not compile, or sign a token"},
		{"aloud", "ctrl+l", "you said the answer aloud"},
		{"help", "f1", "list the keys"},
		{"hint", "f2", "the next hint"},
		{"solution", "f3", "show the solution"},
		{"results", "f4", "results and score"},
		{"api", "f5", "what package api offers"},
		{"pane", "f6", "to the next pane"},
		{"exchanges", "f7", "every exchange so far"},
		{"again", "f8", "begin the step again"},
		{"requests", "f9", "requests to take up again, or what was changed"},
		{"editor", "f10", "open the code in $EDITOR"},
		{"timer", "f12", "hide the time of an interview, or show it"},
	}
}

// keymap is the keys a learner has given to commands, by the commands' names.
type keymap map[string]string

// check says what is wrong with a keymap: a command or a key that does not exist, a
// key that writes, and one that does two things.
func (m keymap) check() error {
	taken := map[string][]string{} // the commands' names, by the key
	for _, one := range commands() {
		taken[m.keyOf(one)] = append(taken[m.keyOf(one)], one.name)
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		chosen := m[name]
		one, known := commandNamed(name)
		switch {
		case !known:
			near := lab.Near(name, commandNames())
			return &lab.Mistake{Where: "keys: " + name, What: "there is no such command", Try: strings.Join(near[:min(3, len(near))], ", ")}
		case !isKey(chosen):
			return &lab.Mistake{Where: "keys: " + name + ": " + chosen, What: "this is no key", Try: "ctrl+s, alt+s or f8"}
		case mustStay(chosen):
			return &lab.Mistake{Where: "keys: " + name + ": " + chosen, What: "this key is needed as it is", Try: "a key with ctrl or alt, or f1 to f12"}
		case len(taken[chosen]) > 1:
			others := slices.DeleteFunc(taken[chosen], func(other string) bool { return other == one.name })
			return &lab.Mistake{Where: "keys: " + name + ": " + chosen, What: "this key is that of " + others[0] + ", too", Try: "giving that another one"}
		}
	}
	return nil
}

func commandNamed(name string) (command, bool) {
	for _, one := range commands() {
		if one.name == name {
			return one, true
		}
	}
	return command{}, false
}

func commandNames() []string {
	var names []string
	for _, one := range commands() {
		names = append(names, one.name)
	}
	return names
}

func (m keymap) keyOf(one command) string {
	if chosen, remapped := m[one.name]; remapped {
		return chosen
	}
	return one.key
}

// mustStay are the keys that write, move or lead out, whatever is remapped.
func mustStay(name string) bool {
	switch name {
	case "ctrl+c", "ctrl+z", "ctrl+v", "ctrl+x", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+[":
		return true
	}
	function := strings.HasPrefix(name, "f") && len(name) > 1
	return !function && !strings.Contains(name, "ctrl+") && !strings.Contains(name, "alt+")
}

// isKey reports whether a name is one that Bubble Tea gives to a key.
func isKey(name string) bool {
	press, known := keyNamed(name)
	return known && press.String() == name
}

// keyNamed is the press of a key by its name.
func keyNamed(name string) (tea.KeyPressMsg, bool) {
	var press tea.Key
	parts := strings.Split(name, "+")
	for _, mod := range parts[:len(parts)-1] {
		switch mod {
		case "ctrl":
			press.Mod |= tea.ModCtrl
		case "alt":
			press.Mod |= tea.ModAlt
		case "shift":
			press.Mod |= tea.ModShift
		default:
			return tea.KeyPressMsg{}, false
		}
	}
	last := parts[len(parts)-1]
	var number int
	if _, err := fmt.Sscanf(last, "f%d", &number); err == nil && number >= 1 && number <= 12 {
		press.Code = tea.KeyF1 + rune(number-1)
		return tea.KeyPressMsg(press), true
	}
	if utf8.RuneCountInString(last) != 1 {
		return tea.KeyPressMsg{}, false
	}
	press.Code, _ = utf8.DecodeRuneInString(last)
	return tea.KeyPressMsg(press), true
}

// meant is the key a learner means: that which the command has from the start. A key
// that was given up for another means nothing.
func (m keymap) meant(press tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	if len(m) == 0 {
		return press, true
	}
	for _, one := range commands() {
		switch pressed := press.String(); {
		case m.keyOf(one) == pressed:
			meant, _ := keyNamed(one.key)
			return meant, true
		case one.key == pressed:
			return press, false
		}
	}
	return press, true
}

// shown are bindings with the keys a learner has given them.
func (m keymap) shown(bindings []binding) []binding {
	if len(m) == 0 {
		return bindings
	}
	all := slices.Clone(bindings)
	for i := range all {
		names := slices.Clone(all[i].Keys.Keys())
		for j := range names {
			names[j] = m.told(names[j])
		}
		all[i].Keys = key.NewBinding(key.WithKeys(names...))
		all[i].Help, all[i].Disabled = m.told(all[i].Help), m.told(all[i].Disabled)
	}
	return all
}

// told is a text that names keys, with those a learner has given.
func (m keymap) told(text string) string {
	if len(m) == 0 {
		return text
	}
	var pairs []string
	for _, one := range commands() {
		if chosen := m.keyOf(one); chosen != one.key {
			pairs = append(pairs, one.key, chosen)
		}
	}
	words := strings.Split(text, " ")
	for i, word := range words {
		for j := 0; j < len(pairs); j += 2 {
			if strings.Trim(word, ".,;:()") == pairs[j] {
				words[i] = strings.Replace(word, pairs[j], pairs[j+1], 1)
			}
		}
	}
	return strings.Join(words, " ")
}
