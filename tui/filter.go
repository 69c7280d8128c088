package tui

import (
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// filter narrows the home screen down to what holds every word that is typed: in
// its id, its title, its track, its concepts or the clauses that settle it. A word
// with a colon asks about one of them alone: level:2, mode:fix, topic:tenant,
// clause:8.2.2, is:open.
type filter struct{ input *widget.Editor } // nil while it is off

// on reports whether the filter has the keys.
func (f filter) on() bool { return f.input != nil }

func newFilter() filter { return filter{widget.NewEditor(widget.Plain)} }

// typed is the filter after a key or a paste, of which it makes one line.
func (f filter) typed(msg tea.Msg) filter {
	if press, pressed := msg.(tea.KeyPressMsg); pressed && press.Code == tea.KeyEnter {
		return f
	}
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
	return wordsOfFilter(f.input.Text())
}

func wordsOfFilter(text string) []string { return strings.Fields(strings.ToLower(text)) }

// passing lists the entries that have all words, below their headings.
func passing(all []entry, words []string, progress lab.Progress) []entry {
	var passed []entry
	var heading *entry
	for i, one := range all {
		switch {
		case one.heading != "":
			heading = &all[i]
		case one.holds(words, progress):
			if heading != nil {
				passed = append(passed, *heading)
				heading = nil
			}
			passed = append(passed, one)
		}
	}
	return passed
}

// names reports whether the filter is the entry's id and nothing else.
func (f filter) names(e entry) bool {
	return e.scenario != nil && slices.Equal(f.words(), []string{strings.ToLower(e.scenario.ID)})
}

// holds reports whether every word is somewhere in what the entry is known by.
func (e entry) holds(words []string, progress lab.Progress) bool {
	for _, word := range words {
		aspect, value, aimed := strings.Cut(word, ":")
		if !aimed || !slices.Contains(aspects(), aspect) {
			aspect, value = "", word
		}
		if !strings.Contains(strings.ToLower(strings.Join(e.known(aspect, progress), "\n")), value) {
			return false
		}
	}
	return true
}

func aspects() []string { return []string{"level", "mode", "topic", "clause", "is"} }

// known is what an entry is known by in one aspect, or in all but its standing.
func (e entry) known(aspect string, progress lab.Progress) []string {
	if e.lesson != nil {
		if aspect == "" {
			return []string{e.lesson.ID, e.lesson.Title}
		}
		return nil
	}
	switch aspect {
	case "level":
		return []string{strconv.Itoa(e.scenario.Level)}
	case "mode":
		return e.modes()
	case "topic":
		return append([]string{e.track}, e.scenario.Concepts...)
	case "clause":
		return append(slices.Clone(e.scenario.Standards), e.scenario.Rows...)
	case "is":
		return []string{standingOf(e.scenario.ID, progress)}
	}
	return slices.Concat([]string{e.scenario.ID, e.scenario.Title, e.track}, e.scenario.Concepts, e.scenario.Standards, e.scenario.Rows, e.modes())
}

// modes are the kinds of its steps.
func (e entry) modes() []string {
	var all []string
	for _, step := range e.scenario.Steps {
		all = append(all, string(step.Kind))
	}
	return all
}

// standingOf says of a scenario whether it is new, open (new ones are, too) or done.
func standingOf(id string, progress lab.Progress) string {
	one, _ := progress.Of(id)
	switch {
	case !one.Started:
		return "new open"
	case one.Complete():
		return "done"
	}
	return "open"
}

// view is the line that is typed into, w cells wide.
func (f filter) view(w int, theme style.Theme) string {
	const prompt = "/ "
	if f.input.Text() == "" {
		return theme.Accent.Render(prompt) + theme.Cursor.Render(" ") + theme.Muted.Render(" words, or level:2 mode:fix topic:tenant clause:8.2.2 is:open")
	}
	return theme.Accent.Render(prompt) + joined(f.input.Rows(max(w-len(prompt), 0), 1, true, theme))
}
