package lab

import "slices"

// Confidence is how sure a learner is of a prediction: the probability, from 0
// to 1, they would give to being right.
type Confidence float64

// The confidences a learner chooses from.
const (
	Guess   Confidence = 0.50
	Fairly  Confidence = 0.75
	Certain Confidence = 0.95
)

// Confidences lists them, the least first.
func Confidences() []Confidence { return []Confidence{Guess, Fairly, Certain} }

func (c Confidence) String() string {
	switch {
	case c >= Certain:
		return "certain"
	case c >= Fairly:
		return "fairly sure"
	default:
		return "a guess"
	}
}

// Prediction is what a learner says the API will answer.
type Prediction struct {
	Status     int        `json:"status"`
	Gate       Gate       `json:"gate,omitempty"`      // where it stops; GateHandler where it gets through
	Challenge  string     `json:"challenge,omitempty"` // the schemes, "Bearer+Session", or None
	Error      string     `json:"error,omitempty"`     // the code in the challenge, or None
	Confidence Confidence `json:"confidence"`
}

// Judged is a prediction beside what the API did.
type Judged struct {
	Prediction
	GotStatus    int    `json:"got_status"`
	GotGate      Gate   `json:"got_gate"`
	GotChallenge string `json:"got_challenge,omitempty"`
	GotError     string `json:"got_error,omitempty"`

	StatusRight    bool `json:"status_right"`
	GateAsked      bool `json:"gate_asked"`
	GateRight      bool `json:"gate_right"`
	ChallengeAsked bool `json:"challenge_asked,omitempty"`
	ChallengeRight bool `json:"challenge_right,omitempty"`
	ErrorAsked     bool `json:"error_asked,omitempty"`
	ErrorRight     bool `json:"error_right,omitempty"`

	// Accepted is set where the status is not what the API answered, and counts
	// as right all the same: the clause leaves room.
	Accepted bool   `json:"accepted,omitempty"`
	Because  string `json:"because,omitempty"` // why what was said is wrong, or accepted
}

// JudgedPart is one thing that was asked: what was said and what came.
type JudgedPart struct {
	Part      Part
	Said, Got string
	Right     bool
}

// Parts lists what was asked, the status first.
func (j Judged) Parts() []JudgedPart {
	said, got := j.Prediction, Prediction{Status: j.GotStatus, Gate: j.GotGate, Challenge: j.GotChallenge, Error: j.GotError}
	var parts []JudgedPart
	for _, asked := range []struct {
		part         Part
		asked, right bool
	}{
		{PartStatus, true, j.StatusRight},
		{PartGate, j.GateAsked, j.GateRight},
		{PartChallenge, j.ChallengeAsked, j.ChallengeRight},
		{PartError, j.ErrorAsked, j.ErrorRight},
	} {
		if asked.asked {
			parts = append(parts, JudgedPart{asked.part, said.Of(asked.part), got.Of(asked.part), asked.right})
		}
	}
	return parts
}

// Right reports whether everything that was asked was answered right.
func (j Judged) Right() bool {
	return !slices.ContainsFunc(j.Parts(), func(p JudgedPart) bool { return !p.Right })
}

// Partly reports whether some of what was asked was answered right, and some wrong.
func (j Judged) Partly() bool {
	return !j.Right() && slices.ContainsFunc(j.Parts(), func(p JudgedPart) bool { return p.Right })
}

// JudgePrediction compares a prediction with the exchange that followed. The
// API is the oracle: nothing but the exchange says what is right, unless the
// scenario accepts a second status, with its reason.
func JudgePrediction(ask Predict, said Prediction, got Exchange) Judged {
	right := AnswerOf(got)
	_, accepted := ask.Accept[said.Status]
	judged := Judged{
		Prediction: said,
		GotStatus:  right.Status, GotGate: right.Gate, GotChallenge: right.Challenge, GotError: right.Error,
		StatusRight: said.Status == right.Status || accepted,
		GateAsked:   ask.Asks(PartGate), GateRight: said.Gate == right.Gate,
		ChallengeAsked: ask.Asks(PartChallenge), ChallengeRight: said.Challenge == right.Challenge,
		ErrorAsked: ask.Asks(PartError), ErrorRight: said.Error == right.Error,
		Accepted: accepted && said.Status != right.Status,
	}
	judged.Because = ask.Why(judged)
	return judged
}
