package widget

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

// testdata/prose.md has every construct of Markdown that is set.
func TestEveryConstructOfProse(t *testing.T) {
	source, err := os.ReadFile("testdata/prose.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, look := range []struct {
		name  string
		theme style.Theme
	}{
		{"no-colour", style.New(true, false)},
		{"dark", style.New(true, true)},
	} {
		t.Run(look.name, func(t *testing.T) {
			var got strings.Builder
			for _, w := range []int{30, 60, 100} {
				fmt.Fprintf(&got, "— %d\n%s\n", w, visible(NewMarkdown(look.theme).Render(string(source), w)))
			}
			golden(t, "prose-"+look.name, got.String())
		})
	}
}

func TestListsAndFences(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"numbered", "1. one two three four five\n2. six", []string{"1. one two three", "   four five", "2. six"}},
		{"numbered from", "9) one\n1) two", []string{" 9) one", "10) two"}},
		{"wrapped in the source", "- one two\n  three four five\n- six", []string{"• one two three", "  four five", "• six"}},
		{"carried on without indent", "- one\ntwo", []string{"• one two"}},
		{"among paragraphs", "before\n\n- one\n\nafter", []string{"before", "", "• one", "", "after"}},
		{"right below a line", "before:\n- one", []string{"before:", "", "• one"}},
		{"a list in a list", "- one\n  - two three four five six\n- seven", []string{"• one", "  • two three four", "    five six", "• seven"}},
		{"loose", "- one\n\n  two\n- three", []string{"• one", "", "  two", "", "• three"}},
		{"empty", "-\n- one", []string{"•", "• one"}},
		{"no room to hang", "- 1\n  - 2\n    - 3\n      - 4\n        - 5 six seven", []string{"• 1", "  • 2", "    • 3", "      • 4", "        •", "        5 six", "        seven"}},
		{"a fence in a fence", "````\n```\none\n````", []string{"  ```", "  one"}},
		{"out of a function", "```go\n\t\tif a {\n\n\t\t\tb()\n\t\t}\n```", []string{"  if a {", "", "      b()", "  }"}},
		{"emphasis is no item", "*one* two", []string{"one two"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, rowsOf(test.text, 18)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTablesFitTheirRoom(t *testing.T) {
	const text = "| who | may |\n|---|---|\n| Ana | read what is hers |\n| Bookkeepers | read |"
	for _, test := range []struct {
		w    int
		want []string
	}{
		{40, []string{"who         │ may", "────────────┼──────────────────", "Ana         │ read what is hers", "Bookkeepers │ read"}},
		{24, []string{"who         │ may", "────────────┼───────────", "Ana         │ read what", "            │ is hers", "Bookkeepers │ read"}},
		{17, []string{"who: Ana", "may: read what is", "hers", "", "who: Bookkeepers", "may: read"}},
	} {
		if diff := cmp.Diff(test.want, rowsOf(text, test.w)); diff != "" {
			t.Errorf("%d cells: %s", test.w, diff)
		}
	}
}

// rowsOf are the rows of a text as they are read, without what fills them up.
func rowsOf(text string, w int) []string {
	rows := strings.Split(ansi.Strip(NewMarkdown(style.New(true, true)).Render(text, w)), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return rows
}

// Without colour, emphasis is underlined, strength is bold, and code is quoted.
func TestProseIsToldApartWithoutColour(t *testing.T) {
	set := func(text string) string { return NewMarkdown(style.New(true, false)).Render(text, 40) }
	for _, test := range []struct{ one, other string }{
		{"*word*", "word"}, {"**word**", "word"}, {"`word`", "word"}, {"[word](x)", "word x"}, {"# word", "word"},
		{"*word*", "**word**"}, {"**word**", "***word***"}, {"# word", "## word"},
	} {
		if set(test.one) == set(test.other) {
			t.Errorf("%q is drawn like %q: %q", test.one, test.other, set(test.one))
		}
	}
}
