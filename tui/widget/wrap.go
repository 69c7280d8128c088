package widget

import (
	"bytes"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Wrap breaks text into rows of at most w cells, between words where it can, and a
// path that is longer than a row before a slash. It does not break at hyphens, so header names, ids and signs stay whole. What
// x/ansi wraps is wider than asked for where a word holds a hyphen or is set in.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	var rows []string
	for line := range strings.SplitSeq(expandTabs(s), "\n") {
		rows = append(rows, wrapLine(line, w)...)
	}
	return rows
}

// WrapInk is Wrap for text in ink: a row that breaks goes on in the same ink.
func WrapInk(s string, w int) []string {
	if !strings.ContainsRune(s, ansi.ESC) {
		return Wrap(s, max(w, 1))
	}
	var rows strings.Builder
	out := lipgloss.NewWrapWriter(&rows)
	_, _ = io.WriteString(out, strings.Join(Wrap(s, max(w, 1)), "\n")) // a builder takes it all
	_ = out.Close()
	return strings.Split(rows.String(), "\n")
}

func wrapLine(line string, w int) []string {
	b := breaker{w: w}
	state := byte(ansi.NormalState)
	for line != "" {
		piece, width, n, next := ansi.DecodeSequence(line, state, nil)
		if piece == " " {
			b.blank()
		} else {
			b.write(piece, width)
		}
		line, state = line[n:], next
	}
	b.end()
	return b.rows
}

// breaker fills rows. Of the row at hand it knows what is settled, the gap behind
// that, and the word that may still go to the next row. What takes no cells, as ink
// does, is kept wherever it stands.
type breaker struct {
	w                             int
	rows                          []string
	row, gap, word                []byte
	rowCells, gapCells, wordCells int
}

func (b *breaker) write(piece string, width int) {
	switch {
	case width == 0 || b.rowCells+b.gapCells+b.wordCells+width <= b.w:
	case b.rowCells > 0:
		b.next()
	case b.wordCells > 0: // it is longer than a row
		rest := b.cutPath(b.w - width)
		b.settle()
		b.next()
		b.word, b.wordCells = append(b.word, rest...), cells(string(rest))
	default:
		b.closeGap()
	}
	b.word = append(b.word, piece...)
	b.wordCells += width
}

// cutPath takes off the word what goes to the next row, of at most so many cells: of a
// path or an address what stands from its last slash on, of anything else nothing.
func (b *breaker) cutPath(most int) []byte {
	at, path := bytes.LastIndexByte(b.word, '/'), bytes.HasPrefix(b.word, []byte("/")) || bytes.Contains(b.word, []byte("://"))
	if !path || at <= 0 || b.word[at-1] == '/' || bytes.IndexByte(b.word, ansi.ESC) >= 0 {
		return nil
	}
	rest := bytes.Clone(b.word[at:])
	if cells(string(rest)) > most {
		return nil
	}
	b.word, b.wordCells = b.word[:at], b.wordCells-cells(string(rest))
	return rest
}

func (b *breaker) blank() {
	if b.wordCells > 0 {
		b.settle()
	}
	b.gap = append(append(b.gap, b.word...), ' ')
	b.gapCells++
	b.word = b.word[:0]
}

// settle leaves the word on the row at hand.
func (b *breaker) settle() {
	b.row = append(append(b.row, b.gap...), b.word...)
	b.rowCells += b.gapCells + b.wordCells
	b.gap, b.word = b.gap[:0], b.word[:0]
	b.gapCells, b.wordCells = 0, 0
}

// next begins another row. A mark that was parted from its letter has nothing to
// stand on.
func (b *breaker) next() {
	b.rows = append(b.rows, string(bytes.TrimLeftFunc(b.row, joins)))
	b.row, b.rowCells = b.row[:0], 0
	b.closeGap()
}

func (b *breaker) closeGap() {
	b.gap, b.gapCells = bytes.ReplaceAll(b.gap, []byte(" "), nil), 0
}

// end settles the last row, without the blanks at its end.
func (b *breaker) end() {
	if b.wordCells == 0 {
		b.closeGap()
	}
	b.settle()
	b.next()
}
