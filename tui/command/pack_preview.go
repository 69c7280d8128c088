package command

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"authlab/lab"

	"github.com/spf13/cobra"
)

func newPackPreview(shop *workshop) *cobra.Command {
	var answers bool
	cmd := &cobra.Command{
		Use:   "preview <id>",
		Short: "Read a scenario as a learner will",
		Long: `Prints a scenario from its brief to its debrief: what each step tells and asks,
what there is to choose from, its hints in their order, and what is read once it
is done. With --answers it adds the right answers, which the API is asked for, and
what is said about the wrong ones.`,
		Example: "  authlab pack preview H1\n  authlab pack preview X1 --pack ~/my-pack --answers | less",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			scenario, err := shop.scenario(args[0])
			if err != nil {
				return err
			}
			page, err := shop.preview(cmd.Context(), scenario, answers)
			if err != nil {
				return err
			}
			return shop.printPage(cmd.OutOrStdout(), page)
		},
	}
	cmd.Flags().BoolVar(&answers, "answers", false, "print the answers, too")
	return cmd
}

// preview is all of a scenario as one page of Markdown.
func (s *workshop) preview(ctx context.Context, scenario *lab.Scenario, answers bool) (string, error) {
	page := &preview{scenario: scenario, answers: answers}
	err := s.withTarget(scenario, func(target lab.Target) error {
		page.target = target
		page.say("%s · level %d · %d minutes · existence %s", scenario.ID, scenario.Level, scenario.Minutes, scenario.World.Existence)
		page.prose(scenario.Brief)
		return nil
	})
	for i := range scenario.Steps {
		if err == nil {
			err = s.previewStep(ctx, page, i)
		}
	}
	if err != nil {
		return "", err
	}
	page.heading("debrief")
	page.prose(scenario.Debrief)
	return strings.Join(page.parts, "\n\n"), nil
}

// previewStep writes a step as it is before anything was done in its world.
func (s *workshop) previewStep(ctx context.Context, page *preview, at int) error {
	step := &page.scenario.Steps[at]
	return s.withTarget(page.scenario.In(page.scenario.WorldOf(step)), func(target lab.Target) error {
		page.target = target
		page.heading("step %d of %d · %s · %s (%d points)", at+1, len(page.scenario.Steps), step.Kind, step.Title, step.Points)
		page.prose(step.Text)
		if err := page.task(ctx, step); err != nil {
			return fmt.Errorf("step %s: %w", step.ID, err)
		}
		for i, hint := range step.Hints {
			page.say("*hint %d of %d:* %s", i+1, len(step.Hints), page.expand(hint))
		}
		page.say("*once it is done:*")
		page.prose(step.After)
		return nil
	})
}

// withTarget lends a scenario's API in a fresh world.
func (s *workshop) withTarget(scenario *lab.Scenario, use func(lab.Target) error) error {
	target, err := s.target(scenario)
	if err != nil {
		return err
	}
	return errors.Join(use(target), target.Close())
}

// preview is a page that is being written.
type preview struct {
	scenario *lab.Scenario
	target   lab.Target // of what is written now
	answers  bool
	parts    []string
}

func (p *preview) say(format string, args ...any) {
	p.parts = append(p.parts, fmt.Sprintf(format, args...))
}

func (p *preview) heading(format string, args ...any) { p.say("# "+format, args...) }

func (p *preview) prose(text string) { p.say("%s", strings.TrimSpace(p.expand(text))) }

// expand leaves a text with a name the world does not have as it stands: pack test
// says so at the line.
func (p *preview) expand(text string) string {
	expanded, err := p.target.Expand(text)
	if err != nil {
		return text
	}
	return expanded
}

func (p *preview) fence(language, text string) {
	p.say("```%s\n%s\n```", language, strings.TrimSpace(text))
}

// request shows a request as a manifest names it: the credential itself would fill
// the page.
func (p *preview) request(sent lab.Sent) {
	who := strings.TrimSpace(sent.As + " " + sent.With)
	p.say("as %s:", who)
	p.fence("http", p.expand(strings.ReplaceAll(sent.Send, "{{key}}", "<"+who+">")))
}

// task is what a step of one kind shows and asks, and its answer.
func (p *preview) task(ctx context.Context, step *lab.Step) error {
	switch step.Kind {
	case lab.StepPredict:
		return p.predict(ctx, step.Predict)
	case lab.StepCraft:
		p.craft(step.Craft)
	case lab.StepFix:
		p.fix()
	case lab.StepDiagnose:
		return p.diagnose(ctx, step.Diagnose)
	case lab.StepChoose:
		p.choose(step.Choose)
	}
	return nil
}

func (p *preview) predict(ctx context.Context, ask *lab.Predict) error {
	for _, sent := range ask.Requests() {
		p.request(sent)
	}
	for _, part := range ask.Asked() {
		p.say("*%s?* %s", part, strings.Join(ask.Options(part), ", "))
	}
	if !p.answers {
		return nil
	}
	exchanges, err := lab.SendAll(ctx, p.target, ask.Requests())
	if err != nil {
		return err
	}
	right := lab.AnswerOf(exchanges[len(exchanges)-1])
	for _, part := range ask.Asked() {
		p.say("*answer, %s:* %s", part, right.Of(part))
	}
	p.reasons(ask)
	return nil
}

// reasons are those for what would be wrong to say, and for what is accepted.
func (p *preview) reasons(ask *lab.Predict) {
	for _, status := range slices.Sorted(maps.Keys(ask.Accept)) {
		p.say("*accepted, %d:* %s", status, p.expand(ask.Accept[status]))
	}
	for _, part := range lab.Parts() {
		for _, said := range slices.Sorted(maps.Keys(ask.Because[part])) {
			p.say("*not %s %s:* %s", part, said, p.expand(ask.Because[part][said]))
		}
	}
}

func (p *preview) craft(craft *lab.Craft) {
	p.say("*goal:* %s", p.expand(craft.Goal))
	p.request(craft.Start)
	if p.answers {
		p.say("*answer,*")
		p.request(craft.Model)
	}
}

func (p *preview) fix() {
	p.say("%s:", p.scenario.FileName())
	p.fence("go", p.scenario.Broken.Text)
	if !p.answers {
		return
	}
	p.say("*answer,* %s:", p.scenario.Solution.Name)
	p.fence("go", p.scenario.Solution.Text)
	for _, wrong := range p.scenario.Wrong {
		p.say("*not %s (%s):* %s", wrong.Source.Name, wrong.For, wrong.Why)
	}
}

func (p *preview) diagnose(ctx context.Context, ask *lab.Diagnose) error {
	exchanges, err := lab.SendAll(ctx, p.target, ask.Requests)
	if err != nil {
		return err
	}
	for i, exchange := range exchanges {
		p.say("line %d:", i+1)
		p.fence("json", exchange.Log)
	}
	p.prose(ask.Question)
	for i, exchange := range exchanges {
		if p.answers && ask.Matches(exchange) {
			p.say("*answer:* line %d", i+1)
		}
	}
	return nil
}

func (p *preview) choose(ask *lab.Choose) {
	p.prose(ask.Question)
	for i, option := range ask.Options {
		p.say("%d) %s", i+1, p.expand(option.Text))
	}
	for i, option := range ask.Options {
		word := "not"
		if option.Right {
			word = "answer,"
		}
		if p.answers {
			p.say("*%s %d:* %s", word, i+1, p.expand(option.Why))
		}
	}
}
