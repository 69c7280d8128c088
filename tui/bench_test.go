package tui

import (
	"testing"

	"authlab/tui/style"
	"authlab/tui/tuitest"
	"authlab/tui/widget"
)

// A key in the code editor, and the screen that follows it.
func BenchmarkKeyAndViewOfTheFixScreen(b *testing.B) {
	theme := style.New(true, true)
	sc := scene{W: 120, H: 40, Theme: theme, Markdown: widget.NewMarkdown(theme)}
	play := samplePlay(2, focus(paneCode))
	keys := []string{"a", "down", "backspace", "up"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		play.update(tuitest.Key(keys[i%len(keys)]), sc)
		play.view(sc)
	}
}

// What a screen costs that has not changed.
func BenchmarkViewOfTheCraftScreen(b *testing.B) {
	theme := style.New(true, true)
	sc := scene{W: 120, H: 40, Theme: theme, Markdown: widget.NewMarkdown(theme)}
	play := samplePlay(1, answeredWith(sampleLeak()), metGoal())
	b.ReportAllocs()
	for b.Loop() {
		play.view(sc)
	}
}
