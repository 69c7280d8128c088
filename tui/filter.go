package tui

import (
	"strings"

	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// filter narrows the home screen down to what holds every word that is typed: in
// its id, its title, its concepts or the clauses that settle it.
type filter struct{ input *widget.Editor } // nil while it is off

// on reports whether the filter has the keys.
func (f filter) on() bool { return f.input != nil }

func newFilter() filter { return filter{widget.NewEditor(widget.Plain)} }

// typed is the filter after a key or a paste, of which it makes one line.
func (f filter) typed(msg tea.Msg) filter {
	if paste, pasted := msg.(tea.PasteMsg); pasted {
		msg = tea.PasteMsg{Content: strings.NewReplacer("\n", " ", "\r", " ").Replace(paste.Content)}
	}
	if f.on() {
		f.input.Update(msg)
	}
	return f
}

// words are what is looked for; none while the filter is off.
func (f filter) words() []string {
	if !f.on() {
		return nil
	}
	return strings.Fields(strings.ToLower(f.input.Text()))
}

// of lists the entries that pass, below their headings.
func (f filter) of(all []entry) []entry {
	words := f.words()
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

// view is the line that is typed into, w cells wide.
func (f filter) view(w int, theme style.Theme) string {
	const prompt = "/ "
	return theme.Accent.Render(prompt) + f.input.View(max(w-len(prompt), 0), 1, true, theme)
}
