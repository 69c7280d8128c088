package scenarios

import (
	"context"
	"fmt"
	"slices"

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
	exchange, err := s.send(ctx, p.Sent, "predict")
	if err != nil || exchange == nil {
		return err
	}
	status, gate := exchange.Response.Status, exchange.Trace.StoppedAt()
	if e := p.Expect; e != nil && (e.Status != status || e.Gate != "" && e.Gate != gate) {
		s.findAt(fmt.Sprintf("%s is expected, the API answers %s", answer(e.Status, e.Gate), answer(status, gate)),
			"correcting expect, or the code that should have answered so", "predict", "expect")
	}
	if !slices.Contains(p.Statuses, status) {
		s.findAt(fmt.Sprintf("the right answer, %d, cannot be chosen", status), "adding it to statuses", "predict", "statuses")
	}
	s.because(p, status)
	return nil
}

// because wants every wrong answer explained, and the right one not.
func (s *stepTester) because(p *lab.Predict, right int) {
	for _, status := range p.Statuses {
		explained := p.Because[status] != ""
		if status != right && !explained {
			s.findAt(fmt.Sprintf("nothing says why %d is wrong", status), "an entry under because", "predict", "because")
		}
		if status == right && explained {
			s.findAt(fmt.Sprintf("because says why %d is wrong, and it is right", status), "taking the entry out", "predict", "because", fmt.Sprint(status))
		}
	}
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
