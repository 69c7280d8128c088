package lab

import (
	"slices"
	"time"
)

// Review is one time that something was called to mind, and how well.
type Review struct {
	CardID
	At     time.Time
	Rating Rating
}

// Reviews are what attempts say about memory, in their order: each step that is
// closed reviews its scenario's concepts, each stamp its own kind, each question
// itself and those of its concepts that scenarios have: the others are asked by
// questions alone, which are remembered already.
func Reviews(scenarios []Scenario, bank Bank, attempts []Attempt) []Review {
	byID, taught := map[string]*Scenario{}, map[string]bool{}
	for i := range scenarios {
		byID[scenarios[i].ID] = &scenarios[i]
		for _, concept := range scenarios[i].Concepts {
			taught[concept] = true
		}
	}
	open := map[string]*trial{}
	var all []Review
	for i := range attempts {
		attempt := &attempts[i]
		scenario := byID[attempt.Scenario]
		switch {
		case attempt.Record.Stamped != nil:
			made := attempt.Record.Stamped
			all = append(all, Review{CardID{CardStamp, made.Was.String()}, attempt.At, made.rating()})
		case attempt.Record.Spoken != nil && attempt.Kind == Answered:
			rating := attempt.Record.Spoken.Rating
			all = append(all, Review{CardID{CardQuestion, attempt.Step}, attempt.At, rating})
			if question, found := bank.Question(attempt.Step); found {
				concepts := slices.DeleteFunc(slices.Clone(question.Concepts), func(concept string) bool { return !taught[concept] })
				all = append(all, aboutConcepts(concepts, attempt.At, rating)...)
			}
		case scenario != nil:
			at := attempt.Scenario + "/" + attempt.Step
			if open[at] == nil {
				open[at] = &trial{}
			}
			if rating, closed := open[at].take(attempt); closed {
				delete(open, at)
				all = append(all, aboutConcepts(scenario.Concepts, attempt.At, rating)...)
			}
		}
	}
	return all
}

func aboutConcepts(concepts []string, at time.Time, rating Rating) []Review {
	all := make([]Review, 0, len(concepts))
	for _, concept := range concepts {
		all = append(all, Review{CardID{CardConcept, concept}, at, rating})
	}
	return all
}

// rating is how well a stamp was remembered: the right status at another gate is
// half of it.
func (s Stamped) rating() Rating {
	switch s.Slip {
	case NoSlip:
		return Good
	case WrongGate:
		return Hard
	case LetIn, KeptOut, WrongStatus:
	}
	return Forgot
}

// trial is a step that is being answered; played again it is another trial.
type trial struct{ wrong, hinted bool }

// take reports how well a step was remembered once an attempt closes it.
func (t *trial) take(attempt *Attempt) (rating Rating, closed bool) {
	switch attempt.Kind {
	case Hinted:
		t.hinted = true
	case Revealed:
		return Forgot, true
	case Answered:
		if !attempt.judged() {
			return 0, false
		}
		t.wrong = t.wrong || !attempt.Right
		if attempt.Right || attempt.Record.Prediction != nil {
			return t.rating(attempt.Record.Prediction), true
		}
	case Drafted, Read:
	}
	return 0, false
}

func (t *trial) rating(said *Judged) Rating {
	switch {
	case t.wrong:
		return Forgot
	case t.hinted, said != nil && said.Confidence < Fairly:
		return Hard
	case said != nil && said.Confidence >= Certain:
		return Easy
	}
	return Good
}
