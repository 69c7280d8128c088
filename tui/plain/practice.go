package plain

import "authlab/lab"

// practising reports whether the step at hand was done before and begun again: what is
// answered now neither earns nor costs anything.
func (g *game) practising() bool { return g.since >= 0 }

// again begins the step at hand from its start. One that was done is played against the
// API as it was then.
func (g *game) again(rest string) error {
	switch {
	case !g.onStep():
		return &lab.Mistake{What: "there is no step here to do again", Try: "back"}
	case rest != "":
		return &lab.Mistake{What: "again begins the step again, and takes no " + rest, Try: "requests at a request; resend N for an exchange"}
	}
	if err := g.putAway(); err != nil {
		return err
	}
	step := &g.Run.Scenario().Steps[g.step]
	delete(g.missed, step.ID)
	if g.Run.State().Steps[g.step].Done {
		g.since = len(g.Run.Attempts())
		g.Run.Rewind(step.ID)
		g.line("again from the start; your points stay")
	} else {
		g.line("from the start")
	}
	g.desk = g.deskFor(step, true)
	g.desk.show()
	return nil
}

// drafter is a desk whose text is kept when it is left.
type drafter interface {
	unfinished() (text string, changed bool)
}

// putAway keeps what stands unfinished on the desk, and puts the API back as it was
// before a step was begun again.
func (g *game) putAway() error {
	var err error
	if desk, drafts := g.desk.(drafter); drafts && g.onStep() {
		if text, changed := desk.unfinished(); changed {
			err = g.Run.Draft(g.ctx, g.stepID(), text)
		}
	}
	if g.practising() {
		g.since = -1
		g.Run.Restore()
	}
	return err
}
