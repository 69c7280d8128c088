package widget

import (
	"slices"
	"strings"

	"authlab/lab"

	tea "charm.land/bubbletea/v2"
)

// What an editor holds at most; it refuses what would go beyond.
const (
	mostBytes = 64 << 10
	mostLines = 4000
)

// Editor edits Go or HTTP. It answers keys and pastes, and draws itself; it
// keeps no size but the one it was last drawn at, for paging.
//
// The textarea of Bubbles would not do: it has no colours for code, no marks for
// what does not compile and no undo, and it breaks long lines.
type Editor struct {
	lang   Lang
	lines  []string // never changed in place: the history shares them
	cursor spot
	goal   int // the column, in cells, that moving up and down aims for; -1 for the cursor's own

	anchor    spot // where the selection began
	selecting bool
	clip      string // what was cut or copied last
	copied    bool   // and not yet handed on, see Copied
	changed   bool   // the text has, since Changed was asked

	find *finder // nil while nothing is looked for

	ghost   string // what might follow at the cursor, see Suggest
	history history
	notice  string // why the last key did nothing

	diagnostics []lab.Diagnostic
	spans       [][]span // of lines; nil where they changed
	scroll      scroll
}

// spot is a place in the text: the line, and the byte in it, both from 0.
type spot struct{ line, column int }

func (s spot) before(other spot) bool {
	return s.line < other.line || s.line == other.line && s.column < other.column
}

// NewEditor makes an empty editor for a language.
func NewEditor(lang Lang) *Editor {
	return &Editor{lang: lang, lines: []string{""}, goal: -1}
}

// SetText replaces everything, puts the cursor at the start and forgets what
// could be undone. Text beyond what an editor holds is cut off.
func (e *Editor) SetText(text string) {
	text = tidy(text)
	if len(text) > mostBytes {
		text = strings.ToValidUTF8(text[:mostBytes], "")
	}
	lines := strings.Split(text, "\n")
	*e = Editor{lang: e.lang, lines: lines[:min(len(lines), mostLines)], goal: -1, clip: e.clip}
}

// Text is what is in the editor.
func (e *Editor) Text() string { return strings.Join(e.lines, "\n") }

// Changed reports whether the text has changed since this was asked last.
func (e *Editor) Changed() bool {
	changed := e.changed
	e.changed = false
	return changed
}

// Cursor is where the cursor is: line and column count from 1, the column in
// bytes, as in a lab.Diagnostic.
func (e *Editor) Cursor() (line, column int) { return e.cursor.line + 1, e.cursor.column + 1 }

// MoveTo puts the cursor at a line and a column that count as in Cursor, or as
// near as the text allows.
func (e *Editor) MoveTo(line, column int) {
	e.selecting = false
	e.place(spot{line - 1, column - 1})
}

// SetDiagnostics marks places in the text. They stay until they are set anew.
func (e *Editor) SetDiagnostics(diagnostics []lab.Diagnostic) {
	e.diagnostics = slices.Clone(diagnostics)
}

// Suggest shows, behind the cursor and as not yet there, what might be typed next;
// → takes it. It is for the end of a line, and gone with the next key.
func (e *Editor) Suggest(text string) {
	e.ghost = ""
	if !e.selecting && e.cursor.column == len(e.lines[e.cursor.line]) {
		e.ghost = oneLine(text)
	}
}

// takeGhost types what was suggested, and reports whether there was anything.
func (e *Editor) takeGhost() bool {
	ghost := e.ghost
	e.ghost = ""
	if ghost == "" {
		return false
	}
	e.Insert(ghost)
	return true
}

// Selected is the selected text.
func (e *Editor) Selected() string {
	from, to := e.selection()
	if from.line == to.line {
		return e.lines[from.line][from.column:to.column]
	}
	parts := slices.Clone(e.lines[from.line : to.line+1])
	parts[0] = parts[0][from.column:]
	parts[len(parts)-1] = parts[len(parts)-1][:to.column]
	return strings.Join(parts, "\n")
}

// Update takes a key or a paste, and reports whether it was of use. What an
// editor has no use for (esc unless it is searching, f-keys, for HTTP also tab) is
// left to the screen.
func (e *Editor) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		e.notice = ""
		if e.find != nil {
			return e.findKey(msg.Key())
		}
		if msg.String() == "right" && e.takeGhost() {
			return true
		}
		e.ghost = ""
		return e.press(msg.Key())
	case tea.PasteMsg:
		e.notice = ""
		e.Insert(msg.Content)
		return true
	}
	return false
}

// Insert puts text in place of the selection, as if pasted.
func (e *Editor) Insert(text string) {
	e.remember(false)
	from, to := e.selection()
	e.replace(from, to, tidy(text))
}

// tidy makes text fit for an editor: line ends of one kind, nothing unsafe.
func tidy(text string) string {
	return Safe(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
}

// selection is what is selected, in order; empty, and at the cursor, where
// nothing is.
func (e *Editor) selection() (from, to spot) {
	switch {
	case !e.selecting:
		return e.cursor, e.cursor
	case e.anchor.before(e.cursor):
		return e.anchor, e.cursor
	default:
		return e.cursor, e.anchor
	}
}

// replace is the one way text changes. It leaves the cursor behind what was put
// in, and does nothing where the text would become too long.
func (e *Editor) replace(from, to spot, text string) {
	head := e.lines[from.line][:from.column] + text
	parts := strings.Split(head+e.lines[to.line][to.column:], "\n")
	lines := slices.Concat(e.lines[:from.line], parts, e.lines[to.line+1:])
	if len(text) > 0 && (len(lines) > mostLines || size(lines) > mostBytes) {
		e.notice = "no room: a text may have 64 KB and 4000 lines"
		return
	}
	last := strings.Count(head, "\n")
	end := spot{from.line + last, len(head) - strings.LastIndexByte(head, '\n') - 1}
	for i := range parts {
		lines[from.line+i] = Safe(parts[i]) // what was harmless apart may not be so together
	}
	e.lines, e.spans, e.selecting, e.changed = lines, nil, false, true
	e.place(end)
}

// size is how many bytes lines make as a text.
func size(lines []string) int {
	total := len(lines) - 1
	for _, line := range lines {
		total += len(line)
	}
	return total
}
