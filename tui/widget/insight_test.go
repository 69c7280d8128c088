package widget

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

// However narrow a pane is that still has bars, no label and no name is cut, and all
// lines are within it.
func TestRowsKeepTheirLabels(t *testing.T) {
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for _, w := range []int{54, 76, 96} {
		week := ansi.Strip(Weeks([]lab.Week{{From: monday, Asked: 120, Right: 111, Mixed: 12}, {From: monday, Asked: 1}}, w, style.New(true, true)))
		topic := ansi.Strip(Accuracies([]lab.Accuracy{{About: "tenants and conditions", Asked: 144, Right: 90, Typical: 158 * time.Second}, {About: "fields", Asked: 1}}, w, style.New(true, true)))
		for _, want := range []string{"111 of 120 right · 12× 401/403", "0 of 1 right", "tenants and conditions ", "90 of 144 · 158 s", "0 of 1"} {
			if !strings.Contains(week+topic, want) {
				t.Errorf("%d cells: %q is not in\n%s\n%s", w, want, week, topic)
			}
		}
		for _, line := range strings.Split(week+"\n"+topic, "\n") {
			if ansi.StringWidth(line) > w {
				t.Errorf("%d cells: %q is wider", w, line)
			}
		}
	}
}

// Of many concepts the weakest ten are drawn.
func TestTheWeakestConcepts(t *testing.T) {
	var all []lab.Standing
	for i := range 12 {
		all = append(all, lab.Standing{Concept: fmt.Sprint("concept ", i), Steps: 1, Earned: i, Max: 20})
	}
	view := ansi.Strip(Standings(all, 76, style.New(true, true)))
	if !strings.Contains(view, "concept 9 ") || strings.Contains(view, "concept 10") || !strings.HasSuffix(view, "and 2 more that go better") {
		t.Error(view)
	}
}
