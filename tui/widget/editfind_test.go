package widget

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

func TestFind(t *testing.T) {
	e := editorAt(Go, "|package desk\n\nvar Caller = caller(1)\n// the caller\n")
	press(e, "ctrl+f", "c", "a", "l")
	for _, want := range []struct {
		key          string
		line, column int
	}{{"", 3, 5}, {"enter", 3, 14}, {"down", 4, 8}, {"enter", 3, 5}, {"up", 4, 8}, {"backspace", 1, 3}} {
		if want.key == "backspace" {
			press(e, "backspace", "backspace", "backspace", "c")
		} else if want.key != "" {
			press(e, want.key)
		}
		if line, column := e.Cursor(); line != want.line || column != want.column {
			t.Errorf("after %q the cursor is at %d:%d, want %d:%d", want.key, line, column, want.line, want.column)
		}
	}
	press(e, "C", "x")
	if view := ansi.Strip(e.View(70, 6, true, style.New(true, true))); !strings.Contains(view, "find: cCx▏ not found") {
		t.Errorf("the view is\n%s", view)
	}
	if before := e.Text(); !strings.HasPrefix(before, "package desk") {
		t.Errorf("searching changed the text: %q", before)
	}
	press(e, "esc", "x")
	if e.Finding() || !strings.Contains(e.Text(), "x") {
		t.Error("after esc a letter is no text")
	}
}

// What is written in capitals is found as it is written.
func TestFindMindsCapitals(t *testing.T) {
	e := editorAt(Go, "|caller Caller")
	press(e, "ctrl+f", "C")
	if _, column := e.Cursor(); column != 8 {
		t.Errorf("the cursor is in column %d", column)
	}
}

func TestNextProblem(t *testing.T) {
	e := editorAt(Go, "|a\nb\nc")
	if e.NextProblem() {
		t.Error("there is none")
	}
	e.SetDiagnostics([]lab.Diagnostic{{Line: 3, Column: 1}, {Line: 2, Column: 1}, {Line: 99, Column: 1}})
	for _, want := range []int{2, 3, 2, 3} {
		press(e, "ctrl+g")
		if line, _ := e.Cursor(); line != want {
			t.Errorf("the cursor is in line %d, want %d", line, want)
		}
	}
}

func TestCopyAndSelectAll(t *testing.T) {
	e := editorAt(Go, "one |two\nthree")
	if _, any := e.Copied(); any {
		t.Error("something was copied already")
	}
	press(e, "alt+c")
	if text, any := e.Copied(); !any || text != "one two\n" {
		t.Errorf("copied %q", text)
	}
	if _, any := e.Copied(); any {
		t.Error("it is handed on twice")
	}
	press(e, "alt+a", "alt+c")
	if text, _ := e.Copied(); text != "one two\nthree" {
		t.Errorf("copied %q", text)
	}
	press(e, "ctrl+x", "ctrl+v", "ctrl+v")
	if text, any := e.Copied(); !any || text != "one two\nthree" || e.Text() != "one two\nthreeone two\nthree" {
		t.Errorf("cut %q, left %q", text, e.Text())
	}
}
