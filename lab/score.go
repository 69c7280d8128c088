package lab

import (
	"fmt"
	"math"
)

// How a step earns its points:
//
//   - A prediction is answered once. Each part that is asked (status, gate …) pays
//     2c-c² of its share when right and costs c² of it when wrong, where c is
//     the confidence: a quadratic scoring rule, so saying what one truly
//     believes pays best, and certain-and-wrong costs more than unsure-and-wrong.
//   - Any other step pays its points when it is answered right; each wrong
//     answer and each hint before that lower it, never below floor.
//   - A revealed step pays nothing. After a step is done nothing is charged.
//   - A total is never below zero.
const (
	wrongCosts  = 0.15 // of a step's points
	hintCosts   = 0.15
	floor       = 0.40
	statusShare = 0.60 // of a prediction that asks for more; the other parts share the rest
)

// PartsPay says why a prediction that is not right may pay all the same.
const PartsPay = "each part pays or costs by itself, the status most"

// OwedText says why a score stays at zero.
func OwedText(owed int) string {
	return fmt.Sprintf("a score is never below 0: the next %d points make up for this", owed)
}

// StepState is how a learner stands at one step.
type StepState struct {
	Step       *Step
	Done       bool
	Revealed   *Attempt // the showing of the solution, nil until then
	HintsTaken int
	Wrong      int
	Earned     int      // points; below zero after a bad prediction
	CanEarn    int      // points the step can still pay
	Last       *Attempt // the latest answer, nil before the first
	Solved     *Attempt // the answer that closed the step, nil until then
}

// Came is what the request of a prediction led to: when it was answered, or else when
// the solution was shown. It is nil before both.
func (s StepState) Came() *Exchange {
	for _, attempt := range []*Attempt{s.Solved, s.Last, s.Revealed} {
		if attempt != nil && attempt.Record.Exchange != nil {
			return attempt.Record.Exchange
		}
	}
	return nil
}

// foldStep works out a learner's state at a step from their attempts at it, in order.
func foldStep(step *Step, attempts []Attempt) StepState {
	state := StepState{Step: step, CanEarn: step.Points}
	for i := range attempts {
		state.take(&attempts[i])
	}
	return state
}

func (s *StepState) take(attempt *Attempt) {
	switch attempt.Kind {
	case Drafted, Read:
		return
	case Hinted:
		s.HintsTaken = min(s.HintsTaken+1, len(s.Step.Hints))
		s.charge()
	case Revealed:
		s.Revealed = attempt
		if !s.Done {
			s.Done, s.CanEarn = true, 0
		}
	case Answered:
		s.answer(attempt)
	}
}

func (s *StepState) answer(attempt *Attempt) {
	s.Last = attempt
	if s.Done {
		return
	}
	if s.Step.Kind == StepPredict && attempt.Record.Prediction != nil {
		s.close(attempt, predictionPays(s.CanEarn, s.Step.Points, *attempt.Record.Prediction))
		return
	}
	if attempt.Right {
		s.close(attempt, s.CanEarn)
		return
	}
	if attempt.judged() {
		s.Wrong++
		s.charge()
	}
}

func (s *StepState) close(attempt *Attempt, earned int) {
	s.Done, s.Solved, s.Earned, s.CanEarn = true, attempt, earned, 0
}

// charge lowers what an open step can still earn to what its wrong answers and
// hints leave of it.
func (s *StepState) charge() {
	if s.Done {
		return
	}
	left := max(floor, 1-wrongCosts*float64(s.Wrong)-hintCosts*float64(s.HintsTaken))
	s.CanEarn = int(math.Round(left * float64(s.Step.Points)))
}

// judged is false for a fix that did not compile: a typing error is no wrong answer.
func (a *Attempt) judged() bool {
	return a.Record.Verdict == nil || len(a.Record.Verdict.Diagnostics) == 0
}

// WrongCost is what a wrong answer takes off what a step of so many points can
// still earn, HintCost what a hint does; see the floor below which neither goes.
func WrongCost(points int) int { return int(math.Round(wrongCosts * float64(points))) }

// HintCost is to a hint what WrongCost is to a wrong answer.
func HintCost(points int) int { return int(math.Round(hintCosts * float64(points))) }

// PredictionPays is what the prediction of a step still open pays at a confidence,
// where every part of it is right and where every part is wrong.
func (s StepState) PredictionPays(confidence Confidence) (right, wrong int) {
	pays := func(all bool) int {
		return predictionPays(s.CanEarn, s.Step.Points, Judged{Prediction: Prediction{Confidence: confidence}, StatusRight: all})
	}
	return pays(true), pays(false)
}

// predictionPays is what a prediction earns: up to canEarn for its right parts,
// less up to points for its wrong ones.
func predictionPays(canEarn, points int, judged Judged) int {
	parts, pays := judged.Parts(), 0.0
	for i, part := range parts {
		pays += partPays(part.Right, judged.Confidence, canEarn, points) * share(i, len(parts))
	}
	return int(math.Round(pays))
}

// share is what the i-th of the parts that are asked is worth; the status is the first.
func share(i, parts int) float64 {
	switch {
	case parts == 1:
		return 1
	case i == 0:
		return statusShare
	default:
		return (1 - statusShare) / float64(parts-1)
	}
}

func partPays(right bool, confidence Confidence, canEarn, points int) float64 {
	c := min(max(float64(confidence), 0), 1)
	if right {
		return (2*c - c*c) * float64(canEarn)
	}
	return -c * c * float64(points)
}
