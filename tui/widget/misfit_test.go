package widget

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// misfit says what is wrong with a block that should be exactly w by h cells.
func misfit(block string, w, h int) string {
	if h <= 0 {
		if block != "" {
			return fmt.Sprintf("%q, want nothing", block)
		}
		return ""
	}
	rows := strings.Split(block, "\n")
	if len(rows) != h {
		return fmt.Sprintf("%d lines, want %d", len(rows), h)
	}
	for i, row := range rows {
		if got := ansi.StringWidth(row); got != max(w, 0) {
			return fmt.Sprintf("line %d is %d cells wide, want %d: %q", i+1, got, w, row)
		}
	}
	return ""
}
