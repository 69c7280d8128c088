package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
)

// steps reads the steps; each has one kind, an id of its own, a title, a text
// and at least one hint.
func (r *reader) steps(m scenarioManifest, world lab.WorldSpec) []lab.Step {
	r.want(len(m.Steps) > 0, to("steps"), "the scenario has no steps", "a predict step first")
	seen := map[string]bool{}
	var steps []lab.Step
	for i, entry := range m.Steps {
		at := to("steps", i)
		r.want(entry.ID != "", at, "the step has no id", "id: a-short-name, which never changes: attempts are stored under it")
		r.want(!seen[entry.ID], to("steps", i, "id"), fmt.Sprintf("step id %q is taken", entry.ID), "another id")
		seen[entry.ID] = true
		step := r.step(entry, at, m.Replaces != nil)
		step.World = r.elsewhere(entry, world, at)
		if entry.Fix != nil {
			step.Fix.Worlds = r.worlds(entry.Fix.Worlds, world, under(at, "fix", "worlds"))
		}
		steps = append(steps, step)
	}
	return steps
}

func (r *reader) step(m stepManifest, at []any, hasCode bool) lab.Step {
	r.wantText(m.Title, at, "title")
	r.wantText(m.Text, at, "text")
	r.wantText(m.After, at, "after")
	r.want(len(m.Hints) > 0, at, "the step has no hints", "hints that lead on: where to look, what to ask, what to do")
	for i, hint := range m.Hints {
		r.want(strings.TrimSpace(hint) != "", under(at, "hints", i), "the hint is empty", "a sentence, or taking the line out")
	}
	step := lab.Step{
		ID: m.ID, Title: m.Title, Text: strings.TrimSpace(m.Text), After: strings.TrimSpace(m.After),
		Points: m.Points, Hints: m.Hints,
	}
	r.kind(&step, m, at)
	r.want(hasCode || step.Kind != lab.StepFix, at, "there is no code to fix", "replaces, which says what the code stands in for")
	if step.Points == 0 {
		step.Points = usualPoints(step.Kind)
	}
	r.want(step.Points > 0, under(at, "points"), "points must be above zero", "leaving points out")
	return step
}

// elsewhere is the world of a step that changes something of the scenario's, or nil.
func (r *reader) elsewhere(m stepManifest, spec lab.WorldSpec, at []any) *lab.WorldSpec {
	if m.World == nil {
		return nil
	}
	at = under(at, "world")
	r.want(*m.World != elsewhereManifest{}, at, "the step's world changes nothing", "world: {existence: disclosed}, or taking it out")
	r.want(m.Fix == nil && m.Choose == nil, at, "only a predict, a craft or a diagnose step has a world of its own", "taking it out")
	spec = r.changed(spec, *m.World, at)
	return &spec
}

// worlds are those that a fix is also tried in.
func (r *reader) worlds(m []elsewhereManifest, spec lab.WorldSpec, at []any) []lab.WorldSpec {
	var worlds []lab.WorldSpec
	for i, one := range m {
		r.want(one != elsewhereManifest{}, under(at, i), "this world changes nothing", "{engine: down}, or taking it out")
		worlds = append(worlds, r.changed(spec, one, under(at, i)))
	}
	return worlds
}

// changed is a world with what a manifest changes of it.
func (r *reader) changed(spec lab.WorldSpec, m elsewhereManifest, at []any) lab.WorldSpec {
	if !m.Clock.IsZero() {
		spec.Clock = m.Clock.UTC()
	}
	if m.Existence != "" {
		r.wantExistence(m.Existence, at)
		spec.Existence = m.Existence
	}
	if m.Engine != "" {
		spec.Engine = lab.Engine(strings.TrimPrefix(m.Engine, "up"))
		r.wantEngine(spec.Engine, at)
	}
	return spec
}

// usualPoints is what a step earns where its manifest does not say.
func usualPoints(kind lab.StepKind) int {
	switch kind {
	case lab.StepPredict, lab.StepChoose:
		return 20
	case lab.StepDiagnose:
		return 30
	case lab.StepCraft:
		return 40
	case lab.StepFix:
		return 100
	}
	return 1
}

func (r *reader) wantText(text string, at []any, field string) {
	r.want(strings.TrimSpace(text) != "", at, fmt.Sprintf("%s is missing or empty", field), field+": with a sentence")
}

func under(at []any, parts ...any) []any { return append(slices.Clone(at), parts...) }

// kind reads the one of predict, craft, fix, diagnose and choose that is given.
func (r *reader) kind(step *lab.Step, m stepManifest, at []any) {
	given := 0
	if m.Predict != nil {
		given++
		step.Kind, step.Predict = lab.StepPredict, r.predict(*m.Predict, under(at, "predict"))
	}
	if m.Craft != nil {
		given++
		step.Kind, step.Craft = lab.StepCraft, r.craft(*m.Craft, under(at, "craft"))
	}
	if m.Fix != nil {
		given++
		step.Kind, step.Fix = lab.StepFix, r.fix(*m.Fix, under(at, "fix"))
	}
	if m.Diagnose != nil {
		given++
		step.Kind, step.Diagnose = lab.StepDiagnose, r.diagnose(*m.Diagnose, under(at, "diagnose"))
	}
	if m.Choose != nil {
		given++
		step.Kind, step.Choose = lab.StepChoose, r.choose(*m.Choose, under(at, "choose"))
	}
	r.want(given == 1, at, fmt.Sprintf("the step has %d kinds", given), "exactly one of predict, craft, fix, diagnose, choose")
}
