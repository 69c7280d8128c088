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

// weeksOf folds what was foretold, in its order, the oldest week first; one without
// any is left out.
func weeksOf(calls []foretold) []Week {
	var weeks []Week
	for _, call := range calls {
		from := startOfWeek(call.at)
		if last := len(weeks) - 1; last < 0 || !weeks[last].From.Equal(from) {
			weeks = append(weeks, Week{From: from})
		}
		week := &weeks[len(weeks)-1]
		week.Asked++
		if call.right {
			week.Right++
		}
		if call.mixed() {
			week.Mixed++
		}
	}
	return weeks
}

func startOfWeek(at time.Time) time.Time {
	day := startOfDay(at)
	return startOfDay(day.AddDate(0, 0, -(int(day.Weekday())+6)%7))
}
