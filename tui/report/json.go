package report

import (
	"encoding/json"
	"math"
	"time"

	"authlab/lab"
)

type scenarioObject struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Score   int          `json:"score"`
	Max     int          `json:"max"`
	Done    int          `json:"steps_done"`
	Steps   []stepObject `json:"steps"`
	Closed  bool         `json:"complete"`
	Minutes int          `json:"minutes_spent"`
}

type stepObject struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Done     bool   `json:"done"`
	Revealed bool   `json:"revealed"`
	Hints    int    `json:"hints"`
	Wrong    int    `json:"wrong"`
	Earned   int    `json:"earned"`
}

type cellObject struct {
	Said  int `json:"said"`
	Got   int `json:"got"`
	Count int `json:"count"`
}

type calibrationObject struct {
	Confidence float64 `json:"confidence"`
	Said       int     `json:"said"`
	Right      int     `json:"right"`
}

type gateObject struct {
	Gate   lab.Gate `json:"gate"`
	Missed int      `json:"missed"`
	Came   int      `json:"came"`
}

type cardObject struct {
	Kind      lab.CardKind `json:"kind"`
	Name      string       `json:"name"`
	Due       time.Time    `json:"due"`
	Last      time.Time    `json:"last"`
	Reviews   int          `json:"reviews"`
	Lapses    int          `json:"lapses"`
	Stability float64      `json:"stability_days"`
	Recall    float64      `json:"recall"`
}

type badgeObject struct {
	Name   string     `json:"name"`
	For    string     `json:"for"`
	Have   int        `json:"have"`
	Want   int        `json:"want"`
	Earned *time.Time `json:"earned,omitempty"`
}

type accuracyObject struct {
	About   string  `json:"about"` // the gate, or the topic
	Right   int     `json:"right"`
	Asked   int     `json:"asked"`
	Seconds float64 `json:"seconds"` // the median; 0 where none was measured
}

type weekObject struct {
	From  string       `json:"from"` // a Monday
	Right int          `json:"right"`
	Asked int          `json:"asked"`
	Mixed int          `json:"mixed_401_403"`
	Cells []cellObject `json:"statuses"` // said against got
}

type blitzObject struct {
	Seconds int       `json:"seconds"`
	Speed   bool      `json:"speed_counts"`
	Points  int       `json:"points"` // the best
	Right   int       `json:"right"`
	Asked   int       `json:"asked"`
	At      time.Time `json:"at"`
	Played  int       `json:"played"`
}

type object struct {
	Score       int                 `json:"score"`
	Max         int                 `json:"max"`
	Scenarios   []scenarioObject    `json:"scenarios"`
	Predictions []cellObject        `json:"predictions"`
	Stamps      []cellObject        `json:"stamps"`
	Calibration []calibrationObject `json:"calibration"`
	Missed      []gateObject        `json:"gates_missed"`
	DueToday    int                 `json:"due_today"`
	Memory      []cardObject        `json:"memory"`     // the one that is due first, first
	Forgetting  []float64           `json:"forgetting"` // the part still known after so many days without practice
	Gates       []accuracyObject    `json:"gates"`      // stamps and predictions, by the gate they ended at
	Topics      []accuracyObject    `json:"topics"`     // the same, by topic
	Spoken      []accuracyObject    `json:"interviews"` // key points, by topic
	Weeks       []weekObject        `json:"weeks"`      // the oldest first
	Blitzes     []blitzObject       `json:"blitzes"`    // the shortest first
	Rank        string              `json:"rank"`
	Badges      []badgeObject       `json:"badges"`
}

// JSON is one object, indented.
func JSON(progress lab.Progress) ([]byte, error) {
	data, err := json.MarshalIndent(objectOf(progress), "", "  ")
	return append(data, '\n'), err
}

func objectOf(progress lab.Progress) object {
	all := object{
		Score: progress.Score, Max: progress.Max, Predictions: cells(progress.Matrix), Stamps: cells(progress.Stamps),
		Scenarios: []scenarioObject{}, Calibration: []calibrationObject{}, Missed: []gateObject{},
		DueToday: len(progress.Memory.Due()), Memory: []cardObject{},
		Forgetting: []float64{}, Gates: accuracyObjects(progress.Insight.Gates), Topics: accuracyObjects(progress.Insight.Topics),
		Spoken: accuracyObjects(progress.Insight.Spoken), Weeks: []weekObject{}, Blitzes: []blitzObject{}, Badges: []badgeObject{},
		Rank: lab.Rank(progress.Badges),
	}
	for _, one := range progress.Scenarios {
		all.Scenarios = append(all.Scenarios, scenarioOf(one))
	}
	for _, one := range progress.Insight.Calibration {
		all.Calibration = append(all.Calibration, calibrationObject{float64(one.Confidence), one.Said, one.Right})
	}
	for _, one := range progress.Insight.Missed {
		all.Missed = append(all.Missed, gateObject(one))
	}
	for _, one := range progress.Memory.Cards {
		all.Memory = append(all.Memory, cardOf(one))
	}
	for _, part := range progress.Memory.Curve {
		all.Forgetting = append(all.Forgetting, hundredth(part))
	}
	for _, one := range progress.Insight.Weeks {
		all.Weeks = append(all.Weeks, weekObject{one.From.Format(time.DateOnly), one.Right, one.Asked, one.Mixed(), cells(one.Matrix)})
	}
	for _, one := range progress.Insight.Blitzes {
		all.Blitzes = append(all.Blitzes, blitzObject{int(one.Limit.Seconds()), one.Speed, one.Points, one.Right, one.Asked, one.At.UTC(), one.Played})
	}
	for _, one := range progress.Badges {
		all.Badges = append(all.Badges, badgeOf(one))
	}
	return all
}

func accuracyObjects(all []lab.Accuracy) []accuracyObject {
	objects := []accuracyObject{}
	for _, one := range all {
		objects = append(objects, accuracyObject{one.About, one.Right, one.Asked, hundredth(one.Typical.Seconds())})
	}
	return objects
}

func badgeOf(one lab.Badge) badgeObject {
	object := badgeObject{Name: one.Name, For: one.For, Have: one.Have, Want: one.Want}
	if one.Earned() {
		at := one.At.UTC()
		object.Earned = &at
	}
	return object
}

func cardOf(one lab.Card) cardObject {
	return cardObject{one.Kind, one.Name, one.Due.UTC(), one.Last.UTC(), one.Reviews, one.Lapses, hundredth(one.Stability), hundredth(one.Recall)}
}

func hundredth(x float64) float64 { return math.Round(x*100) / 100 }

func scenarioOf(one lab.ScenarioProgress) scenarioObject {
	object := scenarioObject{
		ID: one.Scenario.ID, Title: one.Scenario.Title, Minutes: int(one.Spent.Minutes()),
		Score: one.Score, Max: one.Max, Done: one.Done, Closed: one.Complete(),
	}
	for _, step := range one.Steps {
		object.Steps = append(object.Steps, stepObject{
			ID: step.Step.ID, Kind: string(step.Step.Kind), Done: step.Done, Revealed: step.Revealed != nil,
			Hints: step.HintsTaken, Wrong: step.Wrong, Earned: step.Earned,
		})
	}
	return object
}

// cells lists the cells of a matrix that something fell into.
func cells(matrix lab.Matrix) []cellObject {
	found := []cellObject{}
	for _, said := range matrix.Statuses {
		for _, got := range matrix.Statuses {
			if count := matrix.Count(said, got); count > 0 {
				found = append(found, cellObject{said, got, count})
			}
		}
	}
	return found
}
