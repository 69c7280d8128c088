package lab

import (
	"cmp"
	"slices"
	"time"
)

// Insight is what a learner's predictions and days say about them, beside the
// score: a fold over attempts, too.
type Insight struct {
	Calibration []Calibration // by confidence, the least sure first
	Missed      []MissedGate  // the most missed first
	Days        []time.Time   // on which something was answered, each at its start
	Gates       []Accuracy    // of stamps and predictions, by the gate a request ended at
	Topics      []Accuracy    // of the same; empty unless ByTopic was asked
	Spoken      []Accuracy    // of key points in interviews; empty unless SpokenByTopic was asked
	Weeks       []Week        // of stamps and predictions, the oldest first
	Blitzes     []BlitzRecord // the shortest first
}

// Calibration is how often predictions of one confidence came right. Who knows
// how much they know is right about as often as they are sure.
type Calibration struct {
	Confidence  Confidence
	Said, Right int
}

// Share is the part that was right, from 0 to 1.
func (c Calibration) Share() float64 {
	if c.Said == 0 {
		return 0
	}
	return float64(c.Right) / float64(c.Said)
}

// MissedGate is how often requests that ended at a gate were said to end elsewhere.
type MissedGate struct {
	Gate         Gate
	Missed, Came int
}

// NewInsight folds a learner's attempts.
func NewInsight(attempts []Attempt) Insight {
	var insight Insight
	for _, confidence := range Confidences() {
		insight.Calibration = append(insight.Calibration, calibrate(confidence, attempts))
	}
	insight.Missed = missedGates(attempts)
	insight.Days = daysOf(attempts)
	return insight
}

func calibrate(confidence Confidence, attempts []Attempt) Calibration {
	one := Calibration{Confidence: confidence}
	for _, attempt := range attempts {
		if judged := attempt.Record.Prediction; judged != nil && judged.Confidence == confidence {
			one.Said++
			if judged.Right() {
				one.Right++
			}
		}
	}
	return one
}

func missedGates(attempts []Attempt) []MissedGate {
	var all []MissedGate
	for _, gate := range Gates() {
		one := MissedGate{Gate: gate}
		for _, attempt := range attempts {
			judged := attempt.Record.Prediction
			if judged == nil || !judged.GateAsked || judged.GotGate != gate {
				continue
			}
			one.Came++
			if !judged.GateRight {
				one.Missed++
			}
		}
		if one.Missed > 0 {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b MissedGate) int { return cmp.Compare(b.Missed, a.Missed) })
	return all
}

func daysOf(attempts []Attempt) []time.Time {
	var days []time.Time
	for _, attempt := range attempts {
		if attempt.Kind == Answered {
			days = append(days, startOfDay(attempt.At))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.CompactFunc(days, time.Time.Equal)
}

func startOfDay(at time.Time) time.Time {
	year, month, day := at.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, at.Location())
}

// Streak is the number of days in a row up to today, or up to yesterday where
// nothing has been answered yet today.
func (i Insight) Streak(now time.Time) int {
	day := startOfDay(now)
	played := func(day time.Time) bool { return slices.ContainsFunc(i.Days, day.Equal) }
	if !played(day) {
		day = startOfDay(day.AddDate(0, 0, -1))
	}
	streak := 0
	for played(day) {
		streak++
		day = startOfDay(day.AddDate(0, 0, -1))
	}
	return streak
}

// pause is the longest time between two attempts that still counts as work.
const pause = 15 * time.Minute

// spent is about how long somebody worked: the times from attempt to attempt,
// without the pauses.
func spent(attempts []Attempt) time.Duration {
	var total time.Duration
	for i := 1; i < len(attempts); i++ {
		if gap := attempts[i].At.Sub(attempts[i-1].At); gap > 0 && gap <= pause {
			total += gap
		}
	}
	return total
}
