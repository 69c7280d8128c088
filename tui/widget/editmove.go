package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// place puts the cursor at a spot, or as near as the text allows.
func (e *Editor) place(at spot) {
	e.cursor = e.snap(at)
	e.goal = -1
}

// snap is the nearest spot that is in the text and not inside a character.
func (e *Editor) snap(at spot) spot {
	at.line = min(max(at.line, 0), len(e.lines)-1)
	line := e.lines[at.line]
	at.column = min(max(at.column, 0), len(line))
	end := 0
	for end < at.column {
		end += len(firstCharacter(line[end:]))
	}
	return spot{at.line, end}
}

// firstCharacter is what a reader takes for the first character of a line that is
// not empty: marks and joined runes go together.
func firstCharacter(line string) string {
	if len(line) == 1 || line[0] < utf8.RuneSelf && line[1] < utf8.RuneSelf {
		return line[:1]
	}
	character, _ := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
	if character == "" {
		return line[:1]
	}
	return character
}

// cellsOf is how wide a character is that starts in a cell.
func cellsOf(character string, cell int) int {
	switch {
	case character == "\t":
		return tabWidth - cell%tabWidth
	case len(character) == 1:
		return 1
	default:
		return ansi.StringWidth(character)
	}
}

// cellAt is the cell a spot is drawn in, from 0.
func (e *Editor) cellAt(at spot) int { return cellsIn(e.lines[at.line][:at.column]) }

// cellsIn is how wide a line is, with its tabs at their stops.
func cellsIn(line string) int {
	cell := 0
	for line != "" {
		character := firstCharacter(line)
		cell += cellsOf(character, cell)
		line = line[len(character):]
	}
	return cell
}

// vertically is the spot some lines below the cursor, in the column aimed for.
func (e *Editor) vertically(lines int) spot {
	goal := e.goal
	if goal < 0 {
		goal = e.cellAt(e.cursor)
	}
	to := e.cursor.line + lines
	switch {
	case to < 0:
		return spot{}
	case to >= len(e.lines):
		return e.end()
	}
	return spot{to, columnAt(e.lines[to], goal)}
}

// columnAt is the byte of a line that is drawn in a cell, or the line's end.
func columnAt(line string, wanted int) int {
	column, cell := 0, 0
	for column < len(line) {
		character := firstCharacter(line[column:])
		cell += cellsOf(character, cell)
		if cell > wanted {
			break
		}
		column += len(character)
	}
	return column
}

// Click puts the cursor where the mouse is: x and y count from the upper left of
// the view that was drawn last, from 0.
func (e *Editor) Click(x, y int) {
	line := min(max(e.scroll.top+y, 0), len(e.lines)-1)
	cell := e.scroll.left + max(x-e.gutterWidth(), 0)
	e.moveTo(spot{line, columnAt(e.lines[line], cell)}, false, false)
}

func (e *Editor) end() spot {
	last := len(e.lines) - 1
	return spot{last, len(e.lines[last])}
}

// home is the first character of the line that is no blank, or the very start
// where the cursor is there already.
func (e *Editor) home() spot {
	first := len(indentOf(e.lines[e.cursor.line]))
	if e.cursor.column == first {
		first = 0
	}
	return spot{e.cursor.line, first}
}

func (e *Editor) left(at spot) spot {
	if at.column > 0 {
		return e.lastBefore(at)
	}
	if at.line == 0 {
		return at
	}
	return spot{at.line - 1, len(e.lines[at.line-1])}
}

// lastBefore is where the character before a spot starts, on the same line.
func (e *Editor) lastBefore(at spot) spot {
	line := e.lines[at.line]
	start, next := 0, 0
	for next < at.column {
		start = next
		next += len(firstCharacter(line[next:]))
	}
	return spot{at.line, start}
}

func (e *Editor) right(at spot) spot {
	line := e.lines[at.line]
	if at.column < len(line) {
		return spot{at.line, at.column + len(firstCharacter(line[at.column:]))}
	}
	if at.line == len(e.lines)-1 {
		return at
	}
	return spot{at.line + 1, 0}
}

// wordLeft is the start of the word before a spot; from the start of a line it
// goes to the end of the line above.
func (e *Editor) wordLeft(at spot) spot {
	if at.column == 0 {
		return e.left(at)
	}
	before := strings.TrimRightFunc(e.lines[at.line][:at.column], notInWord)
	return e.snap(spot{at.line, len(strings.TrimRightFunc(before, inWord))})
}

// wordRight is the end of the word behind a spot; from the end of a line it goes
// to the start of the line below.
func (e *Editor) wordRight(at spot) spot {
	line := e.lines[at.line]
	if at.column == len(line) {
		return e.right(at)
	}
	after := strings.TrimLeftFunc(line[at.column:], notInWord)
	after = strings.TrimLeftFunc(after, inWord)
	return e.snap(spot{at.line, len(line) - len(after)})
}

func inWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func notInWord(r rune) bool { return !inWord(r) }
