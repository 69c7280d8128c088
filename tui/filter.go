package tui

import (
	"strings"

	"authlab/tui/style"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// filter narrows the home screen down to what holds every word that is typed: in
// its id, its title, its concepts or the clauses that settle it.
type filter struct{ input textinput.Model }

func newFilter() filter {
	input := textinput.New()
	input.Prompt = "/ "
	input.CharLimit = 60
	input.SetStyles(textinput.Styles{}) // whose cursor does not blink
	// What it would paste is on the clipboard of the machine that runs the
	// program, which need not be the learner's. Terminals paste by themselves.
	input.KeyMap.Paste.SetEnabled(false)
	return filter{input}
}

// on reports whether the filter has the keys.
func (f filter) on() bool { return f.input.Focused() }

// opened is the filter with the keys, closed the filter without, and empty. As
// its cursor does not blink there is no command to hand on.
func (f filter) opened() filter {
	f.input.Focus()
	return f
}

func (f filter) closed() filter {
	f.input.Blur()
	f.input.Reset()
	return f
}

// typed is the filter after a key or a paste.
func (f filter) typed(msg tea.Msg) filter {
	f.input, _ = f.input.Update(msg)
	return f
}

// of lists the entries that pass, below their headings.
func (f filter) of(all []entry) []entry {
	words := strings.Fields(strings.ToLower(f.input.Value()))
	var passed []entry
	var heading *entry
	for i, one := range all {
		switch {
		case one.heading != "":
			heading = &all[i]
		case one.holds(words):
			if heading != nil {
				passed = append(passed, *heading)
				heading = nil
			}
			passed = append(passed, one)
		}
	}
	return passed
}

// holds reports whether every word is somewhere in what the entry is known by.
func (e entry) holds(words []string) bool {
	var known []string
	if e.lesson != nil {
		known = []string{e.lesson.ID, e.lesson.Title}
	} else {
		known = append([]string{e.scenario.ID, e.scenario.Title}, e.scenario.Concepts...)
		known = append(known, e.scenario.Standards...)
	}
	text := strings.ToLower(strings.Join(known, "\n"))
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// view is the line that is typed into, at most w cells wide.
func (f filter) view(w int, theme style.Theme) string {
	input := f.input
	ink := textinput.StyleState{Text: theme.Text, Prompt: theme.Accent}
	input.SetStyles(textinput.Styles{Focused: ink, Blurred: ink})
	input.SetWidth(max(w-len(input.Prompt)-1, 1))
	input.SetCursor(input.Position()) // which brings it into sight at this width
	return input.View()
}
