package lab

import (
	"context"
	"time"
)

// AttemptKind is what a learner did at a step.
type AttemptKind string

const (
	Answered AttemptKind = "answer" // gave an answer, right or wrong
	Hinted   AttemptKind = "hint"   // asked for the next hint
	Revealed AttemptKind = "reveal" // asked for the solution: the step earns nothing more
	Drafted  AttemptKind = "draft"  // left a fix unfinished; kept so that no work is lost
	Read     AttemptKind = "read"   // read a lesson to its end; see ReadingID
)

// Known reports whether it is one of those above.
func (k AttemptKind) Known() bool {
	switch k {
	case Answered, Hinted, Revealed, Drafted, Read:
		return true
	}
	return false
}

// Attempt is one thing a learner did at one step. Attempts are the only thing
// that is stored: progress, score and statistics are folds over them.
type Attempt struct {
	ID       string
	Learner  string
	Scenario string
	Step     string
	Kind     AttemptKind
	At       time.Time
	Right    bool // of an answer
	Record   Record
}

// OfNoPack reports whether an attempt is at something that every pack shares: the gate,
// an interview, a lesson.
func (a Attempt) OfNoPack() bool {
	switch a.Scenario {
	case DrillID, ShiftID, InterviewID, ReadingID:
		return true
	}
	return false
}

// Record is what an attempt holds beside whether it was right: the part that
// belongs to the kind of step is set. It is stored as JSON.
type Record struct {
	Prediction *Judged   `json:"prediction,omitempty"`
	Exchange   *Exchange `json:"exchange,omitempty"`  // of a prediction or a craft
	Source     string    `json:"source,omitempty"`    // of a fix or a draft
	Verdict    *Verdict  `json:"verdict,omitempty"`   // of a fix
	Choice     *int      `json:"choice,omitempty"`    // of a choice or a diagnosis, from 0
	Stamped    *Stamped  `json:"stamped,omitempty"`   // of a drill
	Drilled    *Drilled  `json:"drilled,omitempty"`   // beside it: in which drill
	Interview  *Sitting  `json:"interview,omitempty"` // that was planned, or ended
	Spoken     *Spoken   `json:"spoken,omitempty"`    // of an interview's question
}

// Store keeps attempts. It must be safe for use by several goroutines, and by
// several processes on one data directory.
type Store interface {
	// Append returns once the attempts are safe from a crash, and not before: all
	// of them or, with an error, none. An id that is there already is left as it is:
	// appending twice is appending once.
	Append(ctx context.Context, attempts ...Attempt) error

	// Attempts returns a learner's attempts, InOrder. Learners see only their own;
	// the caller vouches for the name.
	Attempts(ctx context.Context, learner string) ([]Attempt, error)

	Close() error
}
