package scenarios

import (
	"context"
	"fmt"
	"strings"

	"authlab/lab"
)

// passage is a piece of prose, and where it stands.
type passage struct {
	where, text string
}

// names reports every {{name}} in the prose that the world does not know.
func (t *tester) names(context.Context) error {
	return t.withTarget(func(target lab.Target) error {
		for _, p := range t.passages() {
			if _, err := target.Expand(p.text); err != nil {
				t.findError(p.where, "", err)
			}
		}
		return nil
	})
}

// passages lists all prose: the Markdown files line by line, the manifest text
// by text. Requests are left out; sending them says what is wrong with them.
func (t *tester) passages() []passage {
	all := append(t.lines("brief.md", t.scenario.Brief), t.lines("debrief.md", t.scenario.Debrief)...)
	for i := range t.scenario.Steps {
		for _, text := range stepTexts(&t.scenario.Steps[i]) {
			all = append(all, passage{t.doc.at("steps", i), text})
		}
	}
	for i, wrong := range t.scenario.Wrong {
		all = append(all, passage{t.doc.at("wrong", i), wrong.Why})
	}
	return all
}

func (t *tester) lines(name, markdown string) []passage {
	var all []passage
	for i, line := range strings.Split(markdown, "\n") {
		all = append(all, passage{fmt.Sprintf("%s:%d:1", t.beside(name), i+1), line})
	}
	return all
}

func stepTexts(step *lab.Step) []string {
	texts := append([]string{step.Title, step.Text, step.After}, step.Hints...)
	texts = append(texts, taskTexts(step)...)
	switch step.Kind {
	case lab.StepPredict:
		step.Predict.Reworded(func(why string) string {
			texts = append(texts, why)
			return why
		})
	case lab.StepChoose:
		for _, option := range step.Choose.Options {
			texts = append(texts, option.Why)
		}
	case lab.StepCraft, lab.StepDiagnose, lab.StepFix:
	}
	return texts
}

// taskTexts are what a step of its kind asks, beside its text.
func taskTexts(step *lab.Step) []string {
	switch step.Kind {
	case lab.StepCraft:
		return []string{step.Craft.Goal}
	case lab.StepDiagnose:
		return []string{step.Diagnose.Question}
	case lab.StepChoose:
		texts := []string{step.Choose.Question}
		for _, option := range step.Choose.Options {
			texts = append(texts, option.Text)
		}
		return texts
	case lab.StepPredict, lab.StepFix: // nothing but its text
	}
	return nil
}
