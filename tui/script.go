package tui

import (
	"slices"

	"authlab/lab"
)

// script is a scenario's prose with the names of its world resolved. It is read
// once, when the scenario opens, so that drawing asks nobody for anything.
type script struct {
	brief, debrief string
	steps          []prose // as the scenario's steps
}

// prose is the text of one step.
type prose struct {
	text, after string
	goal        string // of a craft
	question    string // of a diagnosis or a choice
	hints       []string
	predict     lab.Predict  // its reasons
	options     []lab.Option // of a choice
}

func readScript(run *lab.Run) script {
	return newScript(run.Scenario(), run.Text)
}

func newScript(scenario *lab.Scenario, resolve func(string) string) script {
	s := script{brief: resolve(scenario.Brief), debrief: resolve(scenario.Debrief)}
	for _, step := range scenario.Steps {
		s.steps = append(s.steps, newProse(step, resolve))
	}
	return s
}

func newProse(step lab.Step, resolve func(string) string) prose {
	p := prose{text: resolve(step.Text), after: resolve(step.After)}
	for _, hint := range step.Hints {
		p.hints = append(p.hints, resolve(hint))
	}
	switch step.Kind {
	case lab.StepPredict:
		p.predict = step.Predict.Reworded(resolve)
	case lab.StepCraft:
		p.goal = resolve(step.Craft.Goal)
	case lab.StepDiagnose:
		p.question = resolve(step.Diagnose.Question)
	case lab.StepChoose:
		p.question = resolve(step.Choose.Question)
		p.options = slices.Clone(step.Choose.Options)
		for i, option := range p.options {
			p.options[i].Text, p.options[i].Why = resolve(option.Text), resolve(option.Why)
		}
	case lab.StepFix:
	}
	return p
}
