package widget

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape matches a whole escape sequence, in its 7-bit and its 8-bit form:
// control sequences, control strings with their terminator, and short ones.
var escape = regexp.MustCompile(
	`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]` +
		`|(?:\x1b[\]PX^_]|[\x{9d}\x{90}\x{98}\x{9e}\x{9f}])[^\x00-\x08\x0a-\x1f\x{9c}]*(?:\x07|\x1b\\|\x{9c})` +
		`|\x1b[ -/]*[0-~]`)

// mostMarks is how many combining marks one character may carry. More would
// climb out of its line.
const mostMarks = 2

// Safe makes text from a learner, a response or a header fit to show to anybody:
// no escape sequence, no control character but newline and tab, nothing that
// turns the direction of reading, nothing invisible. Safe of safe text is the
// text itself.
func Safe(s string) string {
	if isSafeASCII(s) {
		return s
	}
	s = escape.ReplaceAllString(strings.ToValidUTF8(s, string(utf8.RuneError)), "")
	marks := 0
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
			return r
		}
		marks++
		if marks > mostMarks {
			return -1
		}
		return r
	}, s)
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
