package widget

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text string
		w    int
		want []string
	}{
		{"one two three", 8, []string{"one two", "three"}},
		{"see CWE-639", 8, []string{"see", "CWE-639"}},
		{"+19 or -11", 6, []string{"+19 or", "-11"}},
		{"one, seventh-", 12, []string{"one,", "seventh-"}},
		{"a ------", 4, []string{"a", "----", "--"}},
		{"word\u0301s", 4, []string{"word\u0301", "s"}},
		{"word\u0903s", 4, []string{"word", "s"}},
		{"日本語", 5, []string{"日本", "語"}},
		{"\tin", 6, []string{"    in"}},
		{"  set in", 6, []string{"  set", "in"}},
		{"  eyJhbGciOi", 6, []string{"  eyJh", "bGciOi"}},
		{"so eyJhbGciOi", 6, []string{"so", "eyJhbG", "ciOi"}},
		{"GET /dashboards/{id}/alerts/{alert}", 20, []string{"GET", "/dashboards/{id}", "/alerts/{alert}"}},
		{"/one/two/three", 7, []string{"/one", "/two", "/three"}},
		{"eyJhbG/iOi", 8, []string{"eyJhbG/i", "Oi"}},
		{"http://a.test", 8, []string{"http://a", ".test"}},
		{"one \n\n two", 6, []string{"one", "", " two"}},
		{"", 6, []string{""}},
		{"\x1b[1mone two\x1b[m three", 5, []string{"\x1b[1mone", "two\x1b[m", "three"}},
		{"word \x1b[m", 4, []string{"word\x1b[m"}},
		{"     in", 4, []string{"in"}},
		{"one\x1b[1m \x1b[m two", 4, []string{"one\x1b[1m", "\x1b[mtwo"}},
	} {
		if got := Wrap(test.text, test.w); !slices.Equal(got, test.want) {
			t.Errorf("%q at %d: %q, want %q", test.text, test.w, got, test.want)
		}
	}
}

// No row is wider than asked for, in whatever ink, and only blanks are lost.
func TestWrapKeepsToItsWidth(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"a", "word", "-", "/", "://", "--", " ", "  ", "\n", "日本", "\x1b[1m", "\x1b[m", ",", "é"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), "")
		w := rapid.IntRange(2, 30).Draw(t, "width")
		rows := Wrap(text, w)
		for _, row := range rows {
			if cells(row) > w {
				t.Fatalf("%q at %d: %q is %d cells wide", text, w, row, cells(row))
			}
		}
		if got, want := inOne(strings.Join(rows, "\n")), inOne(text); got != want {
			t.Fatalf("%q at %d: %q are left", text, w, rows)
		}
	})
}

func inOne(s string) string { return strings.Join(strings.Fields(s), "") }
