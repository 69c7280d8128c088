package lab_test

import (
	"slices"
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
	two, three, four := one, one, one
	two.ID, two.Concepts = "T2", []string{"roles"}
	three.ID, four.ID = "T3", "T4"
	return []lab.Scenario{one, two, three, four}, []lab.Track{
		{Title: "First", Scenarios: []string{"T1", "T2"}}, {Title: "Second", Scenarios: []string{"T3", "T4"}},
	}
}

func TestSuggest(t *testing.T) {
	done, hint := at("do", lab.Answered, true), at("do", lab.Hinted, false)
	good, bad := said(lab.Certain, true, true), said(lab.Certain, false, false)
	first := []lab.Attempt{on(0, 0, good), on(0, 1, done)}
	weak := []lab.Attempt{on(0, 0, bad), on(0, 1, hint), on(0, 2, hint), on(0, 3, hint), on(0, 4, done)}
	in := func(id string, attempt lab.Attempt) lab.Attempt { attempt.Scenario = id; return attempt }
	second := []lab.Attempt{on(1, 0, in("T2", good)), on(1, 1, in("T2", done))}
	third := []lab.Attempt{on(2, 0, in("T3", good)), on(2, 1, in("T3", done))}
	poor := []lab.Attempt{on(2, 0, in("T3", bad)), on(2, 1, in("T3", done))}
	fourth := []lab.Attempt{on(3, 0, in("T4", good)), on(3, 1, in("T4", done))}
	all := slices.Concat(first, second, third, fourth)
	for _, test := range []struct {
		name     string
		attempts []lab.Attempt
		due      []string // concepts
		id, why  string
	}{
		{"nothing played", nil, nil, "T1", "next in First"},
		{"one under way", []lab.Attempt{on(0, 0, good)}, []string{"ownership"}, "T1", "you left it at step 2 of 2"},
		{"all went well", first, nil, "T2", "next in First"},
		{"a weak concept", slices.Concat(weak, second), nil, "T3", "it practises ownership, your weakest so far"},
		{"a weak concept, and what practises it builds on more", weak, nil, "T2", "next in First"},
		{"a weak concept, in a track that was begun", slices.Concat(weak, poor), nil, "T4", "it practises ownership, your weakest so far"},
		{"due, in something new", slices.Concat(first, second), []string{"ownership"}, "T3", "due today: ownership"},
		{"due, and something new builds on more", first, []string{"ownership"}, "T1", "due today: ownership"},
		{"due, in what was longest ago", all, []string{"roles", "ownership"}, "T1", "due today: ownership"},
	} {
		t.Run(test.name, func(t *testing.T) {
			scenarios, tracks := suggested()
			progress := lab.NewProgress(scenarios, test.attempts)
			progress.Memory = dueOn(labtest.Noon(), test.due...)
			got, found := progress.Suggest(tracks)
			if !found || got.Scenario.ID != test.id || got.Why != test.why {
				t.Errorf("got %v, %q; want %s, %q", got.Scenario.ID, got.Why, test.id, test.why)
			}
		})
	}
}

// dueOn is a memory in which concepts are due one minute before its day ends.
func dueOn(now time.Time, concepts ...string) lab.Memory {
	memory := lab.Memory{At: now}
	for _, name := range concepts {
		memory.Cards = append(memory.Cards, lab.Card{CardID: lab.CardID{Kind: lab.CardConcept, Name: name}, Due: now.Add(11*time.Hour + 59*time.Minute)})
	}
	return memory
}

func TestDueToday(t *testing.T) {
	memory := dueOn(labtest.Noon(), "ownership", "roles")
	memory.Cards = append(memory.Cards, lab.Card{Due: labtest.Noon().Add(12 * time.Hour)}, lab.Card{Due: labtest.Noon().AddDate(0, 0, 5)})
	if got := len(memory.Due()); got != 2 {
		t.Errorf("%d are due today, want 2", got)
	}
	if diff := cmp.Diff([]int{2, 1, 0}, memory.Ahead(3)); diff != "" {
		t.Error(diff)
	}
}
