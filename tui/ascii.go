package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// ascii draws a frame with the letters that every terminal has. What it replaces
// keeps its width, so that nothing moves.
func ascii(frame string) string {
	var out strings.Builder
	out.Grow(len(frame))
	var state byte
	for parser := ansi.NewParser(); frame != ""; {
		sequence, width, n, next := ansi.DecodeSequence(frame, state, parser)
		if width > 0 && sequence[0] >= 0x80 {
			sequence = strings.Repeat(asciiLetter(sequence), width)
		}
		out.WriteString(sequence)
		frame, state = frame[n:], next
	}
	return out.String()
}

func asciiLetter(letter string) string {
	switch letter {
	case "─", "━", "╌", "·", "–", "—":
		return "-"
	case "│", "┃", "┊", "▏":
		return "|"
	case "╭", "╮", "╰", "╯", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "✓":
		return "+"
	case "✗", "×":
		return "x"
	case "○":
		return "o"
	case "●", "•", "★":
		return "*"
	case "◐":
		return "%"
	case "▸", "▶", "→":
		return ">"
	case "◀", "←":
		return "<"
	case "▴", "↑":
		return "^"
	case "▾", "▼", "↓":
		return "v"
	case "…":
		return "~"
	case "§":
		return "S"
	}
	return "?"
}
