package tui

import (
	"slices"
	"strings"
	"testing"

	"authlab/lab"
)

// The home screen in lines says in words what the map says in marks, and filters alike.
func TestTheHomeScreenInLines(t *testing.T) {
	config := sampleConfig()
	progress := lab.NewProgress(config.Scenarios, nil)
	all := HomeLines(config, progress, "")
	for _, want := range []string{"0 / 210 points", "next: H1 Someone else's invoice, next in Whose is it? (authlab play H1 --plain)", "Whose is it?: 0 of 1 complete", "  play H1: Someone else's invoice, level 1, new, 8 min"} {
		if !slices.Contains(all, want) {
			t.Errorf("%q is not among\n%s", want, strings.Join(all, "\n"))
		}
	}
	few := strings.Join(HomeLines(config, progress, "Mode:FIX tenancy"), "\n")
	if !strings.Contains(few, "play H1") || strings.Contains(few, "S19: ") || strings.Contains(few, "To read") {
		t.Error(few)
	}
	if none := HomeLines(config, progress, "colour:red"); !slices.Contains(none, "nothing has these words in it") {
		t.Errorf("%q", none)
	}
	if done := HomeLines(Config{Now: config.Now}, lab.Progress{}, ""); !slices.Contains(done, allComplete) {
		t.Errorf("%q", done)
	}
}
