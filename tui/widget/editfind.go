package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// finder is a search under way: what is looked for, and where it began.
type finder struct {
	query string
	from  spot
}

// Finding reports whether the editor is searching: it then wants enter and esc, too.
func (e *Editor) Finding() bool { return e.find != nil }

// find begins a search at the cursor; the selection, where it is one word, is what
// is looked for.
func (e *Editor) beginFind() {
	query := e.Selected()
	if strings.Contains(query, "\n") {
		query = ""
	}
	e.find = &finder{query, e.cursor}
	e.selecting = false
	e.seek(e.cursor, 1)
}

// findKey is a key while searching; all that are no search are refused.
func (e *Editor) findKey(key tea.Key) bool {
	switch stroke := key.Keystroke(); {
	case key.Text != "" && key.Mod&(tea.ModCtrl|tea.ModAlt) == 0:
		e.look(e.find.query + oneLine(key.Text))
	case stroke == "backspace":
		e.look(e.find.query[:len(e.find.query)-len(lastRune(e.find.query))])
	case stroke == "enter" || stroke == "down" || stroke == "ctrl+g" || stroke == "ctrl+f":
		e.seek(e.right(e.cursor), 1)
	case stroke == "up" || stroke == "shift+enter":
		e.seek(e.cursor, -1)
	case stroke == "esc":
		e.find = nil
	}
	return true
}

func lastRune(s string) string {
	runes := []rune(s)
	if len(runes) == 0 {
		return ""
	}
	return string(runes[len(runes)-1])
}

// look looks for something else, from where the search began.
func (e *Editor) look(query string) {
	e.find.query = query
	e.seek(e.find.from, 1)
}

// seek puts the cursor on the next match from a spot on, or the last before it, and
// around the ends of the text.
func (e *Editor) seek(from spot, step int) {
	matches := e.matches()
	if len(matches) == 0 {
		return
	}
	to := matches[0]
	if step < 0 {
		to = matches[len(matches)-1]
	}
	for _, match := range matches {
		if step > 0 && !match.before(from) {
			to = match
			break
		}
		if step < 0 && match.before(from) {
			to = match
		}
	}
	e.moveTo(to, false, false)
}

// matches are the places of what is looked for; in lower case it finds both cases.
func (e *Editor) matches() []spot {
	if e.find == nil || e.find.query == "" {
		return nil
	}
	var all []spot
	for i, line := range e.lines {
		at := 0
		for {
			found := indexIn(line[at:], e.find.query)
			if found < 0 {
				break
			}
			all = append(all, spot{i, at + found})
			at += found + len(e.find.query)
		}
	}
	return all
}

// indexIn finds a query in a line. Folding is for ASCII alone: it moves no byte.
func indexIn(line, query string) int {
	if query == strings.ToLower(query) && isSafeASCII(line) {
		line = strings.ToLower(line)
	}
	return strings.Index(line, query)
}

// findMessage is the line below the text while searching.
func (e *Editor) findMessage() string {
	matches := e.matches()
	at := 0
	for i, match := range matches {
		if match == e.cursor {
			at = i + 1
		}
	}
	found := count(at) + " of " + count(len(matches))
	switch {
	case e.find.query == "":
		found = "type what to look for"
	case len(matches) == 0:
		found = "not found"
	}
	return "find: " + e.find.query + "▏ " + found + " · enter next · ↑ before · esc ends"
}

// NextProblem puts the cursor on the next diagnostic, around the end.
func (e *Editor) NextProblem() bool {
	if len(e.diagnostics) == 0 {
		return false
	}
	first, next := spot{-1, 0}, spot{-1, 0}
	for _, d := range e.diagnostics {
		at := e.snap(spot{d.Line - 1, d.Column - 1})
		if first.line < 0 || at.before(first) {
			first = at
		}
		if e.cursor.before(at) && (next.line < 0 || at.before(next)) {
			next = at
		}
	}
	if next.line < 0 {
		next = first
	}
	e.moveTo(next, false, false)
	return true
}

// Copied is what was copied or cut since it was last asked for, for the clipboard
// of the terminal.
func (e *Editor) Copied() (text string, any bool) {
	text, any = e.clip, e.copied
	e.copied = false
	return text, any
}

// copy takes the selection, or the line, for ctrl+v and for the clipboard.
func (e *Editor) copy() {
	e.clip, e.copied = e.Selected(), true
	if !e.selecting {
		e.clip = e.lines[e.cursor.line] + "\n"
	}
	e.notice = "copied"
}

// selectAll selects the whole text.
func (e *Editor) selectAll() {
	e.moveTo(spot{}, false, false)
	e.moveTo(e.end(), true, false)
}
