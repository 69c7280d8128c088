package lab

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
	Gate       Gate       `json:"gate,omitempty"` // where it stops; GateHandler where it gets through
	Confidence Confidence `json:"confidence"`
}

// Judged is a prediction beside what the API did.
type Judged struct {
	Prediction
	GotStatus   int    `json:"got_status"`
	GotGate     Gate   `json:"got_gate"`
	StatusRight bool   `json:"status_right"`
	GateAsked   bool   `json:"gate_asked"`
	GateRight   bool   `json:"gate_right"`
	Because     string `json:"because,omitempty"` // why the answer given is wrong
}

// Right reports whether everything that was asked was answered right.
func (j Judged) Right() bool { return j.StatusRight && (j.GateRight || !j.GateAsked) }

// JudgePrediction compares a prediction with the exchange that followed. The
// API is the oracle: nothing but the exchange says what is right.
func JudgePrediction(ask Predict, said Prediction, got Exchange) Judged {
	judged := Judged{
		Prediction: said,
		GotStatus:  got.Response.Status,
		GotGate:    got.Trace.StoppedAt(),
		GateAsked:  ask.AskGate,
	}
	judged.StatusRight = said.Status == judged.GotStatus
	judged.GateRight = said.Gate == judged.GotGate
	if !judged.StatusRight {
		judged.Because = ask.Because[said.Status]
	}
	return judged
}
