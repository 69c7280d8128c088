package tui

import (
	"strings"
	"testing"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

// The question stays in view beside every answer, and the title says that there are
// more than have room.
func TestAQuestionStaysBesideItsAnswers(t *testing.T) {
	const question = "Who refused?\nAnd at which gate?"
	answers := []choice{{text: "one", glyph: "○"}, {text: "two", glyph: "○"}, {text: "three", glyph: "○"}, {text: "four", glyph: "○"}}
	sc := scene{W: 40, H: 7, Theme: style.New(true, true)}

	for _, test := range []struct {
		cursor      int
		title       string
		seen, hides []string
	}{
		{-1, "Question · more ▾", []string{"1 one", "2 two"}, []string{"4 four"}},
		{1, "Question · more ▾", []string{"1 one", "2 two"}, []string{"4 four"}},
		{3, "Question · end ▴", []string{"3 three", "4 four"}, []string{"1 one"}},
	} {
		got := choices(paneQuestion, question, answers, test.cursor, true, sc)
		body := ansi.Strip(got.body)
		if got.title != test.title {
			t.Errorf("cursor %d: the title is %q, want %q", test.cursor, got.title, test.title)
		}
		for _, text := range append(strings.Split(question, "\n"), test.seen...) {
			if !strings.Contains(body, text) {
				t.Errorf("cursor %d: %q is not in view:\n%s", test.cursor, text, body)
			}
		}
		for _, text := range test.hides {
			if strings.Contains(body, text) {
				t.Errorf("cursor %d: %q has no room, and is in view:\n%s", test.cursor, text, body)
			}
		}
	}
}

// Where the question leaves no room for an answer, it gives way to the one under the cursor.
func TestALongQuestionGivesWayToTheAnswer(t *testing.T) {
	answers := []choice{{text: "one", glyph: "○"}, {text: "two", below: "since\nit\nis", glyph: "○"}}
	sc := scene{W: 40, H: 5, Theme: style.New(true, true)}
	got := ansi.Strip(choices(paneQuestion, "a\nb\nc\nd", answers, 1, true, sc).body)
	for _, text := range []string{"2 two", "since", "is"} {
		if !strings.Contains(got, text) {
			t.Errorf("%q is not in view:\n%s", text, got)
		}
	}
}
