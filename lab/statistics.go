package lab

import (
	"cmp"
	"slices"
	"time"
)

// Accuracy is how often somebody was right about one thing, and how fast.
type Accuracy struct {
	About        string // a gate, or a topic
	Asked, Right int
	Typical      time.Duration // the median of what took a measured time; 0 for none
}

// Share is the part that was right, from 0 to 1.
func (a Accuracy) Share() float64 { return float64(a.Right) / float64(a.Asked) }

// TopicOf names what a request was about: by its call, as "GET /invoices/{id}", the
// API's stamp, and why the gate decided so.
type TopicOf func(call string, was Stamp, reason string) string

// accuracies fold what was foretold, in the order of the names; what was never asked
// is left out.
func accuracies(calls []foretold, names []string, about func(foretold) string) []Accuracy {
	found := tallies{}
	for _, call := range calls {
		found.of(about(call)).count(call)
	}
	return found.listed(names)
}

// tally is an accuracy that is being counted.
type tally struct {
	Accuracy
	took []time.Duration
}

func (t *tally) count(call foretold) {
	t.Asked++
	if call.right {
		t.Right++
	}
	if call.timed {
		t.took = append(t.took, call.took)
	}
}

// tallies are by what they are about.
type tallies map[string]*tally

func (t tallies) of(name string) *tally {
	if t[name] == nil {
		t[name] = &tally{Accuracy: Accuracy{About: name}}
	}
	return t[name]
}

func (t tallies) listed(names []string) []Accuracy {
	var all []Accuracy
	for _, name := range names {
		if one := t[name]; one != nil {
			if slices.Sort(one.took); len(one.took) > 0 {
				one.Typical = one.took[len(one.took)/2]
			}
			all = append(all, one.Accuracy)
		}
	}
	return all
}

func byGate(calls []foretold) []Accuracy {
	return accuracies(calls, GateNames(), func(f foretold) string { return string(f.gate) })
}

// ByTopic folds stamps, and the predictions that counted, in the order of the topics.
func (p Progress) ByTopic(attempts []Attempt, topics []Topic, of TopicOf) []Accuracy {
	var counted []Attempt
	for _, one := range p.Scenarios {
		counted = append(counted, one.counted()...)
	}
	names := make([]string, len(topics))
	for i, topic := range topics {
		names[i] = topic.Name
	}
	return accuracies(foretoldIn(attempts, counted), names, func(f foretold) string {
		return of(f.call, Stamp{f.status, f.gate}, f.reason)
	})
}

// SpokenByTopic folds the answers given in interviews, in the order of the bank: the
// key points that were reached, and how long a question took. What the bank no longer
// asks is left out.
func SpokenByTopic(attempts []Attempt, bank Bank) []Accuracy {
	found := tallies{}
	for _, sitting := range Interviews(attempts) {
		for i, spoken := range sitting.Spoken {
			question, known := bank.Question(sitting.Asked[i].Question)
			if !known || spoken.Rating == 0 || spoken.Points == 0 {
				continue
			}
			one := found.of(question.Topic)
			one.Asked += spoken.Points
			one.Right += len(spoken.Ticked)
			one.took = append(one.took, spoken.Took)
		}
	}
	return found.listed(bank.Topics())
}

// Week is how often a learner was right in seven days, by predictions and stamps.
type Week struct {
	From         time.Time // a Monday, at its start
	Asked, Right int
	Matrix       Matrix // of the statuses that were said
}

// Mixed is how often 401 was said for 403, or 403 for 401.
func (w Week) Mixed() int { return w.Matrix.Count(401, 403) + w.Matrix.Count(403, 401) }

// Share is the part that was right, from 0 to 1.
func (w Week) Share() float64 { return float64(w.Right) / float64(w.Asked) }

// weeksOf folds what was foretold, in its order, the oldest week first; one without
// any is left out.
func weeksOf(calls []foretold) []Week {
	var weeks []Week
	for len(calls) > 0 {
		week := Week{From: startOfWeek(calls[0].at)}
		var statuses []call
		for len(calls) > 0 && startOfWeek(calls[0].at).Equal(week.From) {
			week.Asked++
			if calls[0].right {
				week.Right++
			}
			statuses = append(statuses, call{calls[0].said, calls[0].status})
			calls = calls[1:]
		}
		week.Matrix = confusionOf(statuses)
		weeks = append(weeks, week)
	}
	return weeks
}

// MixUp is a status that was said where another came, in each of some weeks.
type MixUp struct {
	Said, Got int
	Counts    []int // by week
}

// MixUps are what fell beside the diagonal of the weeks' matrices, the most frequent
// first.
func MixUps(weeks []Week) []MixUp {
	found := map[call]*MixUp{}
	for i, week := range weeks {
		for said, row := range week.Matrix.Cells {
			for got, n := range row {
				one := call{week.Matrix.Statuses[said], week.Matrix.Statuses[got]}
				if n == 0 || one.said == one.got {
					continue
				}
				if found[one] == nil {
					found[one] = &MixUp{one.said, one.got, make([]int, len(weeks))}
				}
				found[one].Counts[i] = n
			}
		}
	}
	var all []MixUp
	for _, one := range found {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b MixUp) int {
		return cmp.Or(cmp.Compare(b.Total(), a.Total()), cmp.Compare(a.Said, b.Said), cmp.Compare(a.Got, b.Got))
	})
	return all
}

// Total is how often it happened in all the weeks.
func (m MixUp) Total() int {
	total := 0
	for _, n := range m.Counts {
		total += n
	}
	return total
}

func startOfWeek(at time.Time) time.Time {
	day := startOfDay(at)
	return startOfDay(day.AddDate(0, 0, -(int(day.Weekday())+6)%7))
}
