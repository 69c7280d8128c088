package scenarios

import (
	"slices"
	"strings"
	"testing"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
)

func TestTheCurriculumHasEveryRow(t *testing.T) {
	for i, line := range strings.Split(strings.TrimSpace(curriculum), "\n") {
		if cells := strings.Count(line, "\t") + 1; i > 0 && cells != 4 {
			t.Errorf("curriculum.tsv:%d: %d cells, want 4", i+1, cells)
		}
	}
	counts := map[string]int{}
	for _, row := range Curriculum() {
		counts[row.Group()]++
		if (row.Group() == "S") != (len(row.Modes) == 0) || slices.Contains(row.Modes, "") {
			t.Errorf("%s has the modes %q", row.ID, row.Modes)
		}
	}
	want := map[string]int{"S": 23, "A": 14, "B": 10, "C": 14, "D": 16, "E": 9, "F": 13, "G": 10, "H": 12, "I": 11, "J": 8, "K": 9, "L": 8}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}

func TestARowIsCompleteInAllItsModes(t *testing.T) {
	rows := []Row{
		{ID: "S1", Title: "a lesson is enough"},
		{ID: "S2", Title: "nobody teaches it"},
		{ID: "H1", Title: "two modes", Modes: []lab.StepKind{lab.StepCraft, lab.StepFix}, Clauses: []string{"ASVS 5.0 8.2.2"}},
		{ID: "H2", Title: "half of it", Modes: []lab.StepKind{lab.StepCraft, lab.StepFix}, Clauses: []string{"ASVS 5.0 8.2.10"}},
	}
	pack := &Pack{Scenarios: []lab.Scenario{
		{ID: "H1", Rows: []string{"H1"}, Standards: []string{"ASVS 5.0 8.2.2", "API1:2023"}, Steps: []lab.Step{{Kind: lab.StepCraft}, {Kind: lab.StepFix}}},
		{ID: "X", Rows: []string{"H2", "Q9"}, Standards: []string{"API10:2023"}, Steps: []lab.Step{{Kind: lab.StepCraft}}},
	}}
	got := Cover(rows, pack, []Taught{{ID: "first", Rows: []string{"S1"}, Standards: []string{"RFC 9110 §15.5.2"}}})
	var complete []string
	for _, row := range got.Rows {
		if row.Complete {
			complete = append(complete, row.Row)
		}
	}
	if diff := cmp.Diff([]string{"S1", "H1"}, complete); diff != "" {
		t.Errorf("complete: %s", diff)
	}
	if diff := cmp.Diff([]Count{{"S", 1, 2}, {"H", 1, 2}}, got.Groups); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Count{{"predict", 0, 0}, {"craft", 2, 2}, {"fix", 1, 2}, {"diagnose", 0, 0}}, got.Modes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Named{{"ASVS 5.0 8.2.2", []string{"H1"}}, {"ASVS 5.0 8.2.10", []string{}}}, got.ASVS); diff != "" {
		t.Error(diff)
	}
	if len(got.API) != 10 || got.API[9].Name != "API10:2023" || !slices.Equal(got.API[9].By, []string{"X"}) {
		t.Errorf("the Top 10: %v", got.API)
	}
	if diff := cmp.Diff([]string{"Q9"}, got.Unknown); diff != "" {
		t.Error(diff)
	}
}
