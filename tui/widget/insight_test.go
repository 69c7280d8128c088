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
		week := ansi.Strip(Weeks([]lab.Week{{From: monday, Asked: 120, Right: 111, Matrix: mixed(12)}, {From: monday, Asked: 1}}, w, style.New(true, true)))
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

// mixed is a matrix in which 401 was said for 403 so often.
func mixed(times int) lab.Matrix {
	return lab.Matrix{Statuses: []int{401, 403}, Cells: [][]int{{0, times}, {0, 0}}}
}

// Mix-ups stand a week a column, the oldest first, as many as there is room for.
func TestMixUpsByWeek(t *testing.T) {
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	weeks := []lab.Week{{From: monday, Matrix: mixed(12)}, {From: monday.AddDate(0, 0, 7)}, {From: monday.AddDate(0, 0, 14), Matrix: mixed(3)}}
	want := map[int]string{
		60: "                   2 Mar  9 Mar 16 Mar\nsaid 401, got 403     12      ·      3",
		32: "                   9 Mar 16 Mar\nsaid 401, got 403      ·      3",
		3:  "",
	}
	for w, want := range want {
		if got := ansi.Strip(MixUps(weeks, w, style.New(true, true))); got != want {
			t.Errorf("%d cells:\n%s\nwant:\n%s", w, got, want)
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
