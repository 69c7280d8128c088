package widget

import (
	"strings"
	"testing"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

func TestListsHangAndLoseNothing(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"numbered", "1. one two three four five\n2. six", []string{"1. one two three", "   four five", "2. six"}},
		{"wrapped in the source", "- one two\n  three four five\n- six", []string{"• one two three", "  four five", "• six"}},
		{"among paragraphs", "before\n\n- one\n\nafter", []string{"before", "", "• one", "", "after"}},
		{"right below a line", "before:\n- one", []string{"before:", "", "• one"}},
		{"a list in a list", "- one\n  - two three four five six\n- seven", []string{"• one", "", "  • two three four", "    five six", "• seven"}},
		{"emphasis is no item", "*one* two", []string{"one two"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := strings.Split(ansi.Strip(NewMarkdown(style.New(true, true)).Render(test.text, 18)), "\n")
			for i := range got {
				got[i] = strings.TrimRight(got[i], " ")
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
