package lab_test

import (
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"

	"github.com/google/go-cmp/cmp"
)

// on is an attempt so many days and minutes after noon.
func on(day, minute int, attempt lab.Attempt) lab.Attempt {
	attempt.At = labtest.Noon().AddDate(0, 0, day).Add(time.Duration(minute) * time.Minute)
	return attempt
}

func TestInsightCountsConfidencesAndGates(t *testing.T) {
	missed, right := said(lab.Certain, true, false), said(lab.Guess, true, true)
	missed.Record.Prediction.GotGate, right.Record.Prediction.GotGate = lab.GateObject, lab.GateObject
	got := lab.NewInsight([]lab.Attempt{on(0, 0, missed), on(0, 1, right), on(1, 0, right)})
	want := lab.Insight{
		Calibration: []lab.Calibration{{lab.Guess, 2, 2}, {lab.Fairly, 0, 0}, {lab.Certain, 1, 0}},
		Missed:      []lab.MissedGate{{lab.GateObject, 1, 3}},
		Days:        []time.Time{time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStreak(t *testing.T) {
	done := at("do", lab.Answered, true)
	insight := lab.NewInsight([]lab.Attempt{on(-4, 0, done), on(-2, 0, done), on(-1, 0, done)})
	for day, want := range map[int]int{-1: 2, 0: 2, 1: 0, -2: 1, -3: 1} {
		if got := insight.Streak(labtest.Noon().AddDate(0, 0, day)); got != want {
			t.Errorf("on day %d the streak is %d, want %d", day, got, want)
		}
	}
}

// The time of a scenario is that between its attempts, less the pauses.
func TestSpent(t *testing.T) {
	wrong := at("do", lab.Answered, false)
	progress := lab.NewProgress(craftScenario(), []lab.Attempt{on(0, 0, wrong), on(0, 4, wrong), on(0, 50, wrong), on(0, 53, wrong)})
	if got := progress.Scenarios[0].Spent; got != 7*time.Minute {
		t.Errorf("spent %v, want 7m", got)
	}
}

// suggested are three scenarios of two tracks; T2 and T3 practise what T1 does.
func suggested() ([]lab.Scenario, []lab.Track) {
	one := craftScenario()[0]
	one.Concepts = []string{"ownership"}
	two, three := one, one
	two.ID, two.Concepts = "T2", []string{"roles"}
	three.ID = "T3"
	return []lab.Scenario{one, two, three}, []lab.Track{
		{Title: "First", Scenarios: []string{"T1", "T2"}}, {Title: "Second", Scenarios: []string{"T3"}},
	}
}

func TestSuggest(t *testing.T) {
	done, hint := at("do", lab.Answered, true), at("do", lab.Hinted, false)
	good, bad := said(lab.Certain, true, true), said(lab.Certain, false, false)
	for _, test := range []struct {
		name     string
		attempts []lab.Attempt
		day      int
		id, why  string
	}{
		{"nothing played", nil, 0, "T1", "next in First"},
		{"one under way", []lab.Attempt{on(0, 0, good)}, 0, "T1", "you left it at step 2 of 2"},
		{"all went well", []lab.Attempt{on(0, 0, good), on(0, 1, done)}, 40, "T2", "next in First"},
		{"a weak concept", []lab.Attempt{on(0, 0, bad), on(0, 1, hint), on(0, 2, hint), on(0, 3, hint), on(0, 4, done)}, 1, "T3", "it practises ownership, your weakest so far"},
		{"due", []lab.Attempt{on(0, 0, bad), on(0, 1, hint), on(0, 2, hint), on(0, 3, done)}, 5, "T1", "due for review: 52 of 120 points, 4 days ago"},
	} {
		t.Run(test.name, func(t *testing.T) {
			scenarios, tracks := suggested()
			got, found := lab.NewProgress(scenarios, test.attempts).Suggest(tracks, labtest.Noon().AddDate(0, 0, test.day))
			if !found || got.Scenario.ID != test.id || got.Why != test.why {
				t.Errorf("got %v, %q; want %s, %q", got.Scenario.ID, got.Why, test.id, test.why)
			}
		})
	}
}

// Seen again, a scenario is due only after twice the time.
func TestDueComesLaterEachTime(t *testing.T) {
	attempts := []lab.Attempt{on(0, 0, said(lab.Certain, false, false)), on(0, 1, at("do", lab.Revealed, false))}
	dueOn := func(day int) bool {
		return lab.NewProgress(craftScenario(), attempts).Scenarios[0].Due(labtest.Noon().AddDate(0, 0, day))
	}
	if dueOn(2) || !dueOn(4) {
		t.Error("it is not due after three days")
	}
	attempts = append(attempts, on(4, 0, at("do", lab.Answered, true)))
	if dueOn(8) || !dueOn(11) {
		t.Error("seen again, it is not due after six more days")
	}
}
