package widget

import (
	"strings"
	"testing"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestDiff(t *testing.T) {
	before := "a\nb\nc\nd\ne\nf\ng\nh"
	after := "a\nb\nc\nd\ne\nnew\ng\nh"
	want := "  …\n  c\n  d\n  e\n- f\n+ new\n  g\n  h"
	got := ansi.Strip(Diff(before, after, 12, style.New(true, true)))
	lines := strings.Split(got, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
	if Diff(before, before, 12, style.New(true, true)) != "" {
		t.Error("nothing changed, and yet there is a diff")
	}
}

// What stayed and went is the text before, what stayed and came the text after.
func TestDiffTellsBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 8)
		before, after := lines.Draw(t, "before"), lines.Draw(t, "after")
		var was, is []string
		for _, c := range diffLines(before, after) {
			if c.kind != '+' {
				was = append(was, c.text)
			}
			if c.kind != '-' {
				is = append(is, c.text)
			}
		}
		if strings.Join(was, "") != strings.Join(before, "") || strings.Join(is, "") != strings.Join(after, "") {
			t.Fatalf("%q %q became %q %q", before, after, was, is)
		}
	})
}
