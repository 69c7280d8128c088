package widget

import (
	"strconv"
	"strings"

	"authlab/tui/style"

	"charm.land/bubbles/v2/key"
)

// Binding is a key and what it does. Footers and help are drawn from it, and by
// our own hand: the help of Bubbles leaves out a key that is disabled, where ours
// says why it is, and it cuts at the edge what ours wraps.
type Binding struct {
	Keys     key.Binding // see On
	Label    string      // for the footer: "send"; without one it is in the help only
	Help     string      // for the help: "send the request as it stands"
	Action   string      // what a screen does on it
	Disabled string      // why it does nothing just now; empty where it does
	Always   bool        // it does that where letters are text, too
}

// On is a binding of keys, as Bubble Tea names them: "ctrl+s"; any of them does.
func On(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }

// name is the key for the footer: the first, and of a row of digits the last, too.
func (b Binding) name() string {
	keys := b.Keys.Keys()
	first, last := keys[0], keys[len(keys)-1]
	if len(keys) > 2 && first == "1" && last == strconv.Itoa(len(keys)) {
		return first + "–" + last
	}
	return keyName(first)
}

// Section is a part of the help.
type Section struct {
	Title    string
	Bindings []Binding
}

// Footer is the line of keys at the bottom of a screen: as many as there is room
// for, the first ones first, and a note where more are in the help.
func Footer(bindings []Binding, w int, t style.Theme) string {
	const more = "   f1 more"
	var line strings.Builder
	used := 1
	line.WriteString(" ")
	shown := labelled(bindings)
	for i, binding := range shown {
		item := binding.name() + " " + binding.Label
		need := cells(item)
		reserve := len(more)
		if i == len(shown)-1 {
			reserve = 0
		}
		if used+need+reserve > w {
			line.WriteString(t.Muted.Render(strings.TrimLeft(more, " ")))
			break
		}
		line.WriteString(footerItem(binding, t) + "   ")
		used += need + 3
	}
	return fitLine(strings.TrimRight(line.String(), " "), w)
}

func labelled(bindings []Binding) []Binding {
	var shown []Binding
	for _, binding := range bindings {
		if binding.Label != "" && len(binding.Keys.Keys()) > 0 {
			shown = append(shown, binding)
		}
	}
	return shown
}

// footerItem draws a key that does nothing now as muted all over.
func footerItem(binding Binding, t style.Theme) string {
	ink := t.Key
	if binding.Disabled != "" {
		ink = t.Muted
	}
	return ink.Render(binding.name()) + " " + t.Muted.Render(binding.Label)
}

// Help lists every key with what it does, and why it does nothing where it does
// nothing just now.
func Help(sections []Section, w, h int, t style.Theme) string {
	column := keyColumn(sections, w)
	var rows []string
	for i, section := range sections {
		if i > 0 {
			rows = append(rows, "")
		}
		rows = append(rows, t.Title.Render(section.Title))
		for _, binding := range section.Bindings {
			rows = append(rows, helpRows(binding, column, w, t)...)
		}
	}
	return Fit(strings.Join(rows, "\n"), w, h)
}

// keyColumn is how wide the keys stand: as the longest of all sections, unless that
// would leave what they do too little room.
func keyColumn(sections []Section, w int) int {
	const most = 17
	column := 0
	for _, section := range sections {
		for _, binding := range section.Bindings {
			column = max(column, cells(keyNames(binding.Keys.Keys())))
		}
	}
	return min(column, most, max(w/2, 8))
}

// helpRows are a key, or several, and what they do, each wrapped in its column.
func helpRows(binding Binding, column, w int, t style.Theme) []string {
	text := binding.Help
	if text == "" {
		text = binding.Label
	}
	if binding.Disabled != "" {
		text += " (not now: " + binding.Disabled + ")"
	}
	keys, lines := Wrap(keyNames(binding.Keys.Keys()), column), Wrap(text, max(w-column-4, 8))
	rows := make([]string, max(len(keys), len(lines)))
	at := func(all []string, i int) string {
		if i < len(all) {
			return all[i]
		}
		return ""
	}
	for i := range rows {
		rows[i] = "  " + t.Key.Render(fitLine(at(keys, i), column)) + "  " + t.Text.Render(at(lines, i))
	}
	return rows
}

func keyNames(keys []string) string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = keyName(key)
	}
	return strings.Join(names, " ")
}

// keyName writes a key as people read it.
func keyName(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	default:
		return key
	}
}

func count(n int) string { return strconv.Itoa(n) }
