package tui

import (
	"strings"

	"authlab/tui/widget"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// wrapped breaks a text into lines of at most w cells.
func wrapped(text string, w int) string { return joined(widget.WrapInk(text, w)) }

// indented puts n spaces before every line.
func indented(text string, n int) string {
	pad := strings.Repeat(" ", n)
	return pad + strings.ReplaceAll(text, "\n", "\n"+pad)
}

// flowed puts items beside each other, on as many lines of w cells as they need.
func flowed(items []string, w int) string {
	const gap = "  "
	var lines []string
	line := ""
	for _, item := range items {
		if line != "" && ansi.StringWidth(line)+len(gap)+ansi.StringWidth(item) > w {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += gap
		}
		line += item
	}
	return strings.Join(append(lines, line), "\n")
}

func height(text string) int { return lipgloss.Height(text) }

// longest is more lines than any help has.
const longest = 100

// trimmed drops the empty lines at the end.
func trimmed(block string) string {
	lines := strings.Split(block, "\n")
	for len(lines) > 1 && strings.TrimSpace(ansi.Strip(lines[len(lines)-1])) == "" {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

// pad fills a text with spaces to w cells.
func pad(text string, w int) string {
	return text + strings.Repeat(" ", max(0, w-ansi.StringWidth(text)))
}

func joined(lines []string) string { return strings.Join(lines, "\n") }
