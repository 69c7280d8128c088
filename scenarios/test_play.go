package scenarios

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
)

// play plays the scenario from its first step to its last as a learner would, in
// one world, with the model answers, having taken every hint.
func (t *tester) play(ctx context.Context) error {
	if t.report.Errors() > 0 {
		return nil // there is something to mend first
	}
	return t.withTarget(func(target lab.Target) error {
		run, err := lab.OpenRun(ctx, lab.RunConfig{
			Learner: "model", Scenario: t.scenario, Target: target, Elsewhere: t.workshop.NewTarget,
			Bench: solvedBench{t.solved}, Store: &labtest.Store{}, Now: t.clock, NewID: labtest.IDs(),
		})
		if err != nil {
			return err
		}
		for i := range t.scenario.Steps {
			if err := t.playStep(ctx, run, i); err != nil {
				return err
			}
		}
		if !run.State().Complete() && t.report.Errors() == 0 {
			t.find(t.doc.at("steps"), "played to its end, it is not complete", "a step whose model answer solves it")
		}
		return run.Close()
	})
}

func (t *tester) clock() time.Time { return t.scenario.World.Clock }

func (t *tester) playStep(ctx context.Context, run *lab.Run, at int) error {
	step := &t.scenario.Steps[at]
	for i := range step.Hints {
		hint, err := run.Hint(ctx, step.ID)
		if err != nil || hint != run.Text(step.Hints[i]) {
			t.find(t.doc.at("steps", at, "hints", i), fmt.Sprintf("step %s: this hint cannot be reached", step.ID), "hints that all differ")
			return err
		}
	}
	attempt, err := t.answer(ctx, run, step)
	if err != nil {
		return err
	}
	if !attempt.Right {
		t.find(t.doc.at("steps", at), fmt.Sprintf("step %s: played after the steps before it, its model answer is wrong: %s", step.ID, whatCame(attempt)),
			"a step that does not depend on what others left behind")
	}
	return nil
}

// answer gives a step its model answer.
func (t *tester) answer(ctx context.Context, run *lab.Run, step *lab.Step) (lab.Attempt, error) {
	switch step.Kind {
	case lab.StepPredict:
		said := t.answers[step.ID]
		said.Confidence = lab.Certain
		return run.Predict(ctx, step.ID, said)
	case lab.StepCraft:
		request, err := lab.BuildRequest(run.Target(step.ID), step.Craft.Model)
		if err != nil {
			return lab.Attempt{}, err
		}
		exchange, attempt, err := run.Send(ctx, step.ID, request)
		attempt.Record.Exchange = &exchange
		return attempt, err
	case lab.StepFix:
		return run.Fix(ctx, step.ID, t.scenario.Solution.Text)
	case lab.StepDiagnose:
		lines, err := run.Lines(ctx, step.ID)
		if err != nil {
			return lab.Attempt{}, err
		}
		return run.Pick(ctx, step.ID, slices.IndexFunc(lines, step.Diagnose.Matches))
	case lab.StepChoose:
		return run.Pick(ctx, step.ID, slices.IndexFunc(step.Choose.Options, func(o lab.Option) bool { return o.Right }))
	}
	return lab.Attempt{}, nil
}

func whatCame(attempt lab.Attempt) string {
	if exchange := attempt.Record.Exchange; exchange != nil {
		return "the API answers " + answer(exchange.Response.Status, exchange.Trace.StoppedAt())
	}
	return "it is not accepted"
}

// solvedBench knows what became of the solution, and judges nothing again.
type solvedBench struct{ verdict *lab.Verdict }

func (b solvedBench) Check(lab.Source) []lab.Diagnostic { return nil }

func (b solvedBench) Judge(context.Context, lab.Source) (lab.Verdict, error) {
	if b.verdict == nil {
		return lab.Verdict{}, errors.New("the solution was not judged")
	}
	return *b.verdict, nil
}
