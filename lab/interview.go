package lab

import (
	"slices"
	"time"
)

// Sitting is an interview as it was planned: what was wished for, and what is asked.
type Sitting struct {
	ID string `json:"id"`
	Wish
	Asked []Asked `json:"asked"`
	Over  bool    `json:"over,omitempty"` // ended before its last question
}

// Asked is a question of a sitting, by its id, and how many of its follow-ups are asked.
type Asked struct {
	Question  string `json:"question"`
	FollowUps int    `json:"follow_ups"`
}

// Said is one answer: written, said aloud, or neither where the learner passed.
type Said struct {
	Text  string `json:"text,omitempty"`
	Aloud bool   `json:"aloud,omitempty"`
}

// Spoken is how a question of a sitting was answered.
type Spoken struct {
	Sitting string        `json:"sitting"`
	Said    []Said        `json:"said"`             // to the question, then to each follow-up
	Draft   string        `json:"draft,omitempty"`  // of the next answer
	Ticked  []int         `json:"ticked,omitempty"` // the key points that were reached, from 0
	Points  int           `json:"points,omitempty"` // how many there are
	Rating  Rating        `json:"rating,omitempty"` // by the learner; 0 before
	Took    time.Duration `json:"took"`             // nanoseconds, reading the model answer included
}

// Interview is how a sitting stands: a fold over attempts.
type Interview struct {
	Sitting
	Began  time.Time
	Spoken []Spoken // of each question, as they are asked; empty where nothing was said yet
}

// Interviews folds attempts into the sittings they belong to, the latest last. The order
// in which attempts of one moment come does not matter.
func Interviews(attempts []Attempt) []Interview {
	var all []Interview
	of := func(id string) int { return slices.IndexFunc(all, func(i Interview) bool { return i.ID == id }) }
	for _, attempt := range attempts {
		plan := attempt.Record.Interview
		if attempt.Scenario != InterviewID || plan == nil {
			continue
		}
		if at := of(plan.ID); at >= 0 {
			all[at] = all[at].with(attempt)
			continue
		}
		all = append(all, Interview{}.with(attempt))
	}
	for _, attempt := range attempts {
		if spoken := attempt.Record.Spoken; attempt.Scenario == InterviewID && spoken != nil {
			if at := of(spoken.Sitting); at >= 0 {
				all[at] = all[at].with(attempt)
			}
		}
	}
	return all
}

// WasInterviewed reports whether a question of an interview was rated.
func WasInterviewed(attempts []Attempt) bool {
	return slices.ContainsFunc(attempts, func(a Attempt) bool { return a.Record.Spoken != nil && a.Kind == Answered })
}

// with is the interview after one more attempt.
func (i Interview) with(attempt Attempt) Interview {
	switch plan, spoken := attempt.Record.Interview, attempt.Record.Spoken; {
	case plan != nil && i.ID == "":
		return Interview{Sitting: *plan, Began: attempt.At, Spoken: make([]Spoken, len(plan.Asked))}
	case plan != nil:
		i.Over = i.Over || plan.Over
	case spoken != nil:
		i.Spoken = slices.Clone(i.Spoken)
		at := slices.IndexFunc(i.Asked, func(a Asked) bool { return a.Question == attempt.Step })
		if at >= 0 && !i.Spoken[at].beyond(*spoken) {
			i.Spoken[at] = *spoken
		}
	}
	return i
}

// beyond reports whether an answer has come further than another to the same question.
func (s Spoken) beyond(other Spoken) bool {
	if rated := s.Rating != 0; rated != (other.Rating != 0) {
		return rated
	}
	return len(s.Said) > len(other.Said)
}

// At is the index of the question at hand; len(Asked) after the last.
func (i Interview) At() int {
	at := slices.IndexFunc(i.Spoken, func(s Spoken) bool { return s.Rating == 0 })
	if at < 0 {
		return len(i.Asked)
	}
	return at
}

// Ended reports whether no more is asked.
func (i Interview) Ended() bool { return i.Over || i.At() >= len(i.Asked) }

// Now is how the question at hand was answered so far.
func (i Interview) Now() Spoken {
	if at := i.At(); at < len(i.Spoken) {
		return i.Spoken[at]
	}
	return Spoken{}
}

// Reviewing reports whether all that is asked of the question at hand has an answer,
// so that the model answer may be read.
func (i Interview) Reviewing() bool {
	at := i.At()
	return at < len(i.Asked) && len(i.Spoken[at].Said) > i.Asked[at].FollowUps
}

// Answered is how many of its questions were.
func (i Interview) Answered() int {
	count := 0
	for _, spoken := range i.Spoken {
		if len(spoken.Said) > 0 {
			count++
		}
	}
	return count
}

// LeftOpen is the interview to go on with: the latest, where it has not ended. nil
// for none.
func LeftOpen(interviews []Interview) *Interview {
	if len(interviews) == 0 || interviews[len(interviews)-1].Ended() {
		return nil
	}
	return &interviews[len(interviews)-1]
}

// PastInterviews are those that there is something to read about, the latest last. The
// one to go on with is none yet.
func PastInterviews(interviews []Interview) []Interview {
	if LeftOpen(interviews) != nil {
		interviews = interviews[:len(interviews)-1]
	}
	return slices.DeleteFunc(slices.Clone(interviews), func(i Interview) bool { return i.Answered() == 0 })
}

// Took is the time that was spent on the questions so far.
func (i Interview) Took() time.Duration {
	var total time.Duration
	for _, spoken := range i.Spoken {
		total += spoken.Took
	}
	return total
}
