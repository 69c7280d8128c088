package lab

import (
	"slices"
	"time"
)

// ScenarioProgress is how a learner stands in one scenario.
type ScenarioProgress struct {
	Scenario *Scenario
	Steps    []StepState
	Score    int // never below zero
	Max      int
	Done     int // steps
	Started  bool

	LastAt time.Time     // of the latest attempt
	Days   int           // on which something was answered
	Spent  time.Duration // about how long it took
}

// Complete reports whether every step is done.
func (p ScenarioProgress) Complete() bool { return p.Done == len(p.Steps) }

// Owed is how far the steps together are below zero, where the score stays: what is to
// be made up before it rises again.
func (p ScenarioProgress) Owed() int {
	sum := 0
	for _, step := range p.Steps {
		sum += step.Earned
	}
	return max(-sum, 0)
}

// Next is the index of the first step that is not done, or len(Steps).
func (p ScenarioProgress) Next() int {
	for i, step := range p.Steps {
		if !step.Done {
			return i
		}
	}
	return len(p.Steps)
}

// Progress is how a learner stands in everything: a fold over attempts.
type Progress struct {
	Scenarios  []ScenarioProgress
	Score, Max int
	Matrix     Matrix // of predictions
	Stamps     Matrix // of drills and shifts
	Insight    Insight
	Memory     Memory   // empty unless package memory was asked
	Read       []string // ids of the lessons that were read to their end
	Badges     []Badge
}

// NewProgress folds a learner's attempts, in the order they were made.
func NewProgress(scenarios []Scenario, attempts []Attempt) Progress {
	var progress Progress
	var counted []Attempt
	for i := range scenarios {
		one := foldScenario(&scenarios[i], attempts)
		progress.Scenarios = append(progress.Scenarios, one)
		progress.Score += one.Score
		progress.Max += one.Max
		counted = append(counted, one.counted()...)
	}
	progress.Matrix, progress.Insight = Confusion(counted), NewInsight(counted)
	progress.Stamps = StampConfusion(attempts)
	progress.Insight.Days, progress.Read = daysOf(attempts), lessonsRead(attempts)
	calls := foretoldIn(attempts, counted)
	progress.Insight.Gates, progress.Insight.Weeks = byGate(calls), weeksOf(calls)
	progress.Insight.Blitzes = BlitzRecords(attempts)
	progress.Badges = badgesOf(progress.Scenarios, calls, attempts)
	return progress
}

// counted are the answers that closed a step: one that is given again, when the
// right one is known, says nothing about what somebody can foresee.
func (p ScenarioProgress) counted() []Attempt {
	var all []Attempt
	for _, step := range p.Steps {
		if step.Solved != nil {
			all = append(all, *step.Solved)
		}
	}
	return all
}

// ProgressIn is the progress in one scenario alone; of predictions it knows those
// that counted.
func ProgressIn(one ScenarioProgress) Progress {
	return Progress{
		Scenarios: []ScenarioProgress{one}, Score: one.Score, Max: one.Max,
		Matrix: Confusion(one.counted()), Insight: NewInsight(one.counted()),
	}
}

// Of returns the progress in the scenario with an id.
func (p Progress) Of(scenario string) (ScenarioProgress, bool) {
	for _, one := range p.Scenarios {
		if one.Scenario.ID == scenario {
			return one, true
		}
	}
	return ScenarioProgress{}, false
}

func foldScenario(scenario *Scenario, attempts []Attempt) ScenarioProgress {
	progress := ScenarioProgress{Scenario: scenario, Max: scenario.Points()}
	progress.clock(attemptsAtScenario(attempts, scenario.ID))
	for i := range scenario.Steps {
		step := &scenario.Steps[i]
		mine := attemptsAt(attempts, scenario.ID, step.ID)
		state := foldStep(step, mine)
		progress.Steps = append(progress.Steps, state)
		progress.Score += state.Earned
		progress.Started = progress.Started || len(mine) > 0
		if state.Done {
			progress.Done++
		}
	}
	progress.Score = max(progress.Score, 0)
	return progress
}

// clock works out when, on how many days and for how long a scenario was played.
func (p *ScenarioProgress) clock(mine []Attempt) {
	p.Days, p.Spent = len(daysOf(mine)), spent(mine)
	if len(mine) > 0 {
		p.LastAt = mine[len(mine)-1].At
	}
}

func attemptsAtScenario(attempts []Attempt, scenario string) []Attempt {
	var mine []Attempt
	for _, attempt := range attempts {
		if attempt.Scenario == scenario {
			mine = append(mine, attempt)
		}
	}
	return mine
}

func attemptsAt(attempts []Attempt, scenario, step string) []Attempt {
	var mine []Attempt
	for _, attempt := range attempts {
		if attempt.Scenario == scenario && attempt.Step == step {
			mine = append(mine, attempt)
		}
	}
	return mine
}

// Matrix is a confusion matrix: Cells[i][j] counts how often
// Statuses[i] was said where the API answered Statuses[j].
type Matrix struct {
	Statuses []int
	Cells    [][]int
}

// Confusion counts every prediction among the attempts. 401 and 403 always have
// a row and a column.
func Confusion(attempts []Attempt) Matrix {
	var all []call
	for _, attempt := range attempts {
		if judged := attempt.Record.Prediction; judged != nil {
			all = append(all, call{judged.Status, judged.GotStatus})
		}
	}
	return confusionOf(all)
}

// StampConfusion counts every stamp among the attempts likewise.
func StampConfusion(attempts []Attempt) Matrix {
	var all []call
	for _, made := range stampedIn(attempts) {
		all = append(all, call{made.Said.Status, made.Was.Status})
	}
	return confusionOf(all)
}

// call is a status that was said, and the one that came.
type call struct{ said, got int }

func confusionOf(calls []call) Matrix {
	statuses := []int{401, 403}
	for _, one := range calls {
		statuses = append(statuses, one.said, one.got)
	}
	slices.Sort(statuses)
	statuses = slices.Compact(statuses)
	matrix := Matrix{Statuses: statuses, Cells: make([][]int, len(statuses))}
	for i := range matrix.Cells {
		matrix.Cells[i] = make([]int, len(statuses))
	}
	for _, one := range calls {
		said, _ := slices.BinarySearch(statuses, one.said)
		got, _ := slices.BinarySearch(statuses, one.got)
		matrix.Cells[said][got]++
	}
	return matrix
}

// Total is how much was counted.
func (m Matrix) Total() int {
	total := 0
	for _, cells := range m.Cells {
		for _, n := range cells {
			total += n
		}
	}
	return total
}

// Count is how often said was predicted where the API answered got.
func (m Matrix) Count(said, got int) int {
	i, okSaid := slices.BinarySearch(m.Statuses, said)
	j, okGot := slices.BinarySearch(m.Statuses, got)
	if !okSaid || !okGot {
		return 0
	}
	return m.Cells[i][j]
}
