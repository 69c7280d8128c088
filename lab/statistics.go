package lab

import (
	"slices"
	"time"
)

// GateRecord is how a learner stamps requests that end at one gate.
type GateRecord struct {
	Gate         Gate
	Asked, Right int
	Typical      time.Duration // the median of how long a stamp took
}

// Share is the part that was right, from 0 to 1.
func (g GateRecord) Share() float64 { return float64(g.Right) / float64(g.Asked) }

// GateRecords fold stamps, in the order of the gates; a gate where none ended is
// left out.
func GateRecords(attempts []Attempt) []GateRecord {
	var all []GateRecord
	for _, gate := range Gates() {
		one := GateRecord{Gate: gate}
		var took []time.Duration
		for _, attempt := range attempts {
			stamped := attempt.Record.Stamped
			if stamped == nil || stamped.Was.Gate != gate {
				continue
			}
			one.Asked++
			if stamped.Slip == NoSlip {
				one.Right++
			}
			took = append(took, stamped.Took)
		}
		if one.Asked > 0 {
			slices.Sort(took)
			one.Typical = took[len(took)/2]
			all = append(all, one)
		}
	}
	return all
}

// Week is how often a learner was right in seven days, by predictions and stamps.
type Week struct {
	From         time.Time // a Monday, at its start
	Asked, Right int
	Mixed        int // 401 said for 403, or 403 for 401
}

// Share is the part that was right, from 0 to 1.
func (w Week) Share() float64 { return float64(w.Right) / float64(w.Asked) }

// Weeks fold stamps and predictions, the oldest week first; one without any is
// left out.
func Weeks(attempts []Attempt) []Week {
	var weeks []Week
	for _, attempt := range attempts {
		said, got, asked := calledAs(attempt)
		if !asked {
			continue
		}
		from := startOfWeek(attempt.At)
		at, found := slices.BinarySearchFunc(weeks, from, func(w Week, from time.Time) int { return w.From.Compare(from) })
		if !found {
			weeks = slices.Insert(weeks, at, Week{From: from})
		}
		weeks[at].Asked++
		if attempt.Right {
			weeks[at].Right++
		}
		if said+got == 401+403 && said != got {
			weeks[at].Mixed++
		}
	}
	return weeks
}

// calledAs is which status was said of a request, and which it got.
func calledAs(attempt Attempt) (said, got int, asked bool) {
	switch record := attempt.Record; {
	case record.Prediction != nil:
		return record.Prediction.Status, record.Prediction.GotStatus, true
	case record.Stamped != nil:
		return record.Stamped.Said.Status, record.Stamped.Was.Status, true
	}
	return 0, 0, false
}

func startOfWeek(at time.Time) time.Time {
	day := startOfDay(at)
	return startOfDay(day.AddDate(0, 0, -(int(day.Weekday())+6)%7))
}

func stampsOf(attempts []Attempt) []Attempt {
	var stamps []Attempt
	for _, attempt := range attempts {
		if attempt.Record.Stamped != nil {
			stamps = append(stamps, attempt)
		}
	}
	return stamps
}
