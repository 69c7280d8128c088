package widget

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// A text that is cut off says so where it ends.
func TestFitText(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"one\ntwo", "one   \ntwo   "},
		{"one\ntwo\nthree", "one   \ntwo … "},
		{"one\nsecond\nthree", "one   \nseco …"},
	} {
		if got := FitText(test.text, 6, 2); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
	}
}

// The short way to count cells finds what the long one does, in ink and out of it.
func TestCells(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", " ", "~", "\x1b[1m", "\x1b[38;2;1;2;3m", "\x1b[m", "\x1b[2K", "\x1b[", "\x1b[1", "\x1b", "\x7f", "\t", "─", "世", "e\u0301", "\u0301", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, next := range rapid.SliceOf(piece).Draw(t, "text") {
			text += next
		}
		if got, want := cells(text), ansi.StringWidth(text); got != want {
			t.Fatalf("%q takes %d cells, want %d", text, got, want)
		}
	})
}
