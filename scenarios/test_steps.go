package scenarios

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"authlab/lab"
)

// steps plays each step against the API, in a world of its own, and compares
// what the manifest says with what happened.
func (t *tester) steps(ctx context.Context) error {
	for i := range t.scenario.Steps {
		step := &t.scenario.Steps[i]
		err := t.withTargetIn(t.scenario.WorldOf(step), func(target lab.Target) error {
			s := stepTester{tester: t, target: target, step: step, at: to("steps", i)}
			return s.test(ctx)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

type stepTester struct {
	*tester
	target lab.Target
	step   *lab.Step
	at     []any
}

func (s *stepTester) test(ctx context.Context) error {
	switch s.step.Kind {
	case lab.StepPredict:
		return s.predict(ctx, s.step.Predict)
	case lab.StepCraft:
		return s.craft(ctx, s.step.Craft)
	case lab.StepDiagnose:
		return s.diagnose(ctx, s.step.Diagnose)
	case lab.StepFix:
		s.actors(s.step.Fix)
	case lab.StepChoose: // the loader has seen all there is to see
	}
	return nil
}

// findAt reports something at a field of the step.
func (s *stepTester) findAt(what, try string, field ...any) {
	s.find(s.where(field), s.prefix()+what, try)
}

func (s *stepTester) where(field []any) string { return s.doc.at(under(s.at, field...)...) }
func (s *stepTester) prefix() string           { return fmt.Sprintf("step %s: ", s.step.ID) }

// send sends a request of the manifest. One that cannot be built is a finding,
// and then there is no exchange.
func (s *stepTester) send(ctx context.Context, sent lab.Sent, field ...any) (*lab.Exchange, error) {
	request, err := lab.BuildRequest(s.target, sent)
	if err != nil {
		s.findError(s.where(field), s.prefix(), err)
		return nil, nil
	}
	exchange, err := s.target.Send(ctx, request)
	return &exchange, err
}

func (s *stepTester) predict(ctx context.Context, p *lab.Predict) error {
	for i, first := range p.First {
		if exchange, err := s.send(ctx, first, "predict", "first", i); err != nil || exchange == nil {
			return err
		}
	}
	exchange, err := s.send(ctx, p.Sent, "predict")
	if err != nil || exchange == nil {
		return err
	}
	right := lab.AnswerOf(*exchange)
	s.answers[s.step.ID] = right
	if p.Expect != nil && !believed(*p.Expect, right) {
		s.findAt(fmt.Sprintf("%s is expected, the API answers %s", expected(*p.Expect), answered(*p.Expect, right)),
			"correcting expect, or the code that should have answered so", "predict", "expect")
	}
	for _, part := range p.Asked() {
		if !slices.Contains(p.Options(part), right.Of(part)) {
			s.findAt(fmt.Sprintf("the right answer, %s, cannot be chosen", right.Of(part)), "adding it to "+listOf(part), "predict", listOf(part))
		}
	}
	if _, accepted := p.Accept[right.Status]; accepted {
		s.findAt(fmt.Sprintf("%d is accepted, and it is what the API answers", right.Status), "taking it out: accept is for statuses beside the right one", "predict", "accept")
	}
	s.because(p, right)
	return nil
}

// listOf is the field that holds what may be said of a part.
func listOf(part lab.Part) string {
	switch part {
	case lab.PartStatus:
		return "statuses"
	case lab.PartChallenge:
		return "challenges"
	case lab.PartError:
		return "errors"
	case lab.PartGate:
		return "gates"
	}
	return string(part)
}

// because wants every wrong status explained that is not accepted, and no right
// answer.
func (s *stepTester) because(p *lab.Predict, right lab.Prediction) {
	for _, status := range p.Statuses {
		_, accepted := p.Accept[status]
		if status != right.Status && !accepted && p.Because[lab.PartStatus][strconv.Itoa(status)] == "" {
			s.findAt(fmt.Sprintf("nothing says why %d is wrong", status), "an entry under because", "predict", "because")
		}
	}
	for _, part := range p.Asked() {
		said := right.Of(part)
		if p.Because[part][said] != "" {
			s.findAt(fmt.Sprintf("because says why %s is wrong, and it is right", said), "taking the entry out", "predict", "because", said)
		}
	}
}

func believed(e lab.Expect, right lab.Prediction) bool {
	return e.Status == right.Status && (e.Gate == "" || e.Gate == right.Gate) &&
		(e.Challenge == "" || e.Challenge == right.Challenge) && (e.Error == "" || e.Error == right.Error)
}

// expected says what is believed, and answered what came of it.
func expected(e lab.Expect) string {
	return answered(e, lab.Prediction{Status: e.Status, Gate: e.Gate, Challenge: e.Challenge, Error: e.Error})
}

func answered(e lab.Expect, right lab.Prediction) string {
	text := answer(right.Status, right.Gate)
	if e.Challenge != "" {
		text += ", challenge " + right.Challenge
	}
	if e.Error != "" {
		text += ", error " + right.Error
	}
	return text
}

func answer(status int, gate lab.Gate) string {
	if gate == "" {
		return fmt.Sprint(status)
	}
	return fmt.Sprintf("%d at %s", status, gate)
}

// craft wants the attack to work, and not to have happened at the start.
func (s *stepTester) craft(ctx context.Context, c *lab.Craft) error {
	start, err := s.send(ctx, c.Start, "craft", "start")
	if err != nil {
		return err
	}
	if start != nil && c.Done.Met(*start) {
		s.findAt("what stands in the editor at first meets the goal already", "a start that leaves something to do", "craft", "start")
	}
	model, err := s.send(ctx, c.Model, "craft", "model")
	if err != nil || model == nil {
		return err
	}
	if !c.Done.Met(*model) {
		s.findAt(fmt.Sprintf("the model answer does not meet the goal: the API answers %s", answer(model.Response.Status, model.Trace.StoppedAt())),
			"correcting model or done; or, where the broken code refuses it, putting the flaw back in", "craft", "model")
	}
	return nil
}

func (s *stepTester) diagnose(ctx context.Context, d *lab.Diagnose) error {
	matching := 0
	for i, sent := range d.Requests {
		exchange, err := s.send(ctx, sent, "diagnose", "requests", i)
		if err != nil {
			return err
		}
		if exchange != nil && d.Matches(*exchange) {
			matching++
		}
	}
	if matching != 1 {
		s.findAt(fmt.Sprintf("%d lines answer the question", matching), "requests of which exactly one is refused there", "diagnose", "requests")
	}
	return nil
}

// actors wants everybody in a matrix to be somebody.
func (s *stepTester) actors(f *lab.Fix) {
	for i, actor := range f.Actors {
		if _, found := lab.FindKey(s.target.Keys(), actor, ""); !found {
			s.unsound = true
			s.findAt(fmt.Sprintf("the world has no %q", actor), "a person's id in small letters, or nobody", "fix", "actors", i)
		}
	}
	for i, action := range f.Actions {
		if _, err := s.target.Expand(action.Body); err != nil {
			s.unsound = true
			s.findError(s.where(to("fix", "actions", i, "body")), s.prefix(), err)
		}
	}
}
