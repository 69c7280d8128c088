package lab

// Practise is a step played again after it was done: a fold over the attempts made
// since, which neither earn nor cost anything.
func Practise(step *Step, since []Attempt) StepState {
	var mine []Attempt
	for _, attempt := range since {
		if attempt.Step == step.ID {
			mine = append(mine, attempt)
		}
	}
	state := foldStep(step, mine)
	state.Earned, state.CanEarn = 0, 0
	return state
}

// Rewind puts the API's code back as it was when a step was first played: up to the
// step that mends it, it is the broken file.
func (r *Run) Rewind(step string) {
	if r.config.Scenario.Replaces == nil {
		return
	}
	for _, one := range r.config.Scenario.Steps {
		if one.ID == step {
			r.targets.deploy(r.source(r.config.Scenario.Broken.Text))
			return
		}
		if one.Kind == StepFix {
			return
		}
	}
}

// Restore puts the latest accepted fix back behind its route, where there is one.
func (r *Run) Restore() { r.deployAcceptedFix() }
