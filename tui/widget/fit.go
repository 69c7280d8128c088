package widget

import (
	"strings"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

// tabWidth is how many cells a tab reaches at most.
const tabWidth = 4

// Fit makes a block of exactly w by h cells: what is too long is cut off with an
// ellipsis, what is too short is filled with blanks.
func Fit(s string, w, h int) string { return strings.Join(fitted(s, w, h), "\n") }

// FitText is Fit of a text of which the end may be cut off: it shows where it is.
func FitText(s string, w, h int) string {
	rows := strings.Split(s, "\n")
	if h > 0 && len(rows) > h {
		rows = rows[:h]
		rows[h-1] = ansi.Truncate(rows[h-1], w-2, "") + " " + style.Ellipsis
	}
	return Fit(strings.Join(rows, "\n"), w, h)
}

// fitted is Fit in its rows.
func fitted(s string, w, h int) []string {
	if h <= 0 {
		return nil
	}
	block := make([]string, h)
	for i := range block {
		line, rest, _ := strings.Cut(s, "\n")
		block[i], s = fitLine(line, w), rest
	}
	return block
}

// fitLine makes a line exactly w cells wide.
func fitLine(line string, w int) string {
	if w <= 0 {
		return ""
	}
	line = expandTabs(line)
	width := cells(line)
	if width > w {
		line = ansi.Truncate(line, w, style.Ellipsis)
		width = cells(line)
	}
	return line + strings.Repeat(" ", max(w-width, 0))
}

// expandTabs fills tabs up with blanks to the next stop.
func expandTabs(line string) string {
	if !strings.Contains(line, "\t") {
		return line
	}
	parts := strings.Split(line, "\t")
	var out strings.Builder
	width := 0
	for _, part := range parts[:len(parts)-1] {
		width += cells(part)
		fill := tabWidth - width%tabWidth
		out.WriteString(part + strings.Repeat(" ", fill))
		width += fill
	}
	out.WriteString(parts[len(parts)-1])
	return out.String()
}

// shorten cuts plain text to w cells.
func shorten(s string, w int) string {
	if w <= 0 {
		return ""
	}
	return ansi.Truncate(s, w, style.Ellipsis)
}

// cells is how wide a text is. Most of what is drawn is ASCII in ink, which needs no
// tables of Unicode.
func cells(s string) int {
	width := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= ' ' && c <= '~':
			width++
		case c == '\x1b' && i+1 < len(s) && s[i+1] == '[':
			end := strings.IndexFunc(s[i+2:], func(r rune) bool { return r != ';' && (r < '0' || r > '9') })
			if end < 0 || s[i+2+end] != 'm' {
				return ansi.StringWidth(s)
			}
			i += 2 + end
		default:
			return ansi.StringWidth(s)
		}
	}
	return width
}
