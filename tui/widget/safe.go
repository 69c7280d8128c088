package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"authlab/lab/pattern"
)

// escape matches a whole escape sequence, in its 7-bit and its 8-bit form:
// control sequences, control strings with their terminator, and short ones.
var escape = pattern.Late(
	`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]` +
		`|(?:\x1b[\]PX^_]|[\x{9d}\x{90}\x{98}\x{9e}\x{9f}])[^\x00-\x08\x0a-\x1f\x{9c}]*(?:\x07|\x1b\\|\x{9c})` +
		`|\x1b[ -/]*[0-~]`)

// mostMarks is how many combining marks one character may carry. More would
// climb out of its line.
const mostMarks = 4

// Safe makes text from a learner, a response or a header fit to show to anybody:
// no escape sequence, no control character but newline and tab, nothing that
// turns the direction of reading, nothing invisible, and nothing that would melt
// into what is drawn beside it. Safe of safe text is the text itself.
func Safe(s string) string {
	if isSafeASCII(s) {
		return s
	}
	s = escape().ReplaceAllString(strings.ToValidUTF8(s, string(utf8.RuneError)), "")
	room := 0 // for marks, on the character they belong to
	return strings.Map(func(r rune) rune {
		switch {
		case isInvisible(r) || unicode.Is(leaning, r):
			return -1
		case r == '\n' || r == '\t' || r == ' ':
			room = 0
		case !joins(r):
			room = mostMarks
		case room == 0:
			return -1
		default:
			room--
		}
		return r
	}, s)
}

// joins reports whether a rune is drawn as part of the one before it (Extend and
// SpacingMark of UAX #29).
func joins(r rune) bool {
	skinTone := r >= 0x1F3FB && r <= 0x1F3FF
	return skinTone || r == 0xFF9E || r == 0xFF9F || unicode.Is(unicode.M, r)
}

// leaning are the letters that are drawn as part of whatever comes behind them
// (Prepend of UAX #29, less what is invisible): a few, none of them common.
var leaning = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x0D4E, Hi: 0x0D4E, Stride: 1}},
	R32: []unicode.Range32{
		{Lo: 0x111C2, Hi: 0x111C3, Stride: 1},
		{Lo: 0x113D1, Hi: 0x113D1, Stride: 1},
		{Lo: 0x1193F, Hi: 0x11941, Stride: 2},
		{Lo: 0x11A3A, Hi: 0x11A3A, Stride: 1},
		{Lo: 0x11A84, Hi: 0x11A89, Stride: 1},
		{Lo: 0x11D46, Hi: 0x11D46, Stride: 1},
		{Lo: 0x11F02, Hi: 0x11F02, Stride: 1},
	},
}

func isSafeASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '\n' && c != '\t' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

// isInvisible reports whether a rune acts on a terminal, or takes no room in it
// without belonging to a visible neighbour.
func isInvisible(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Cs,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
