package tui

import (
	"context"

	"authlab/lab"

	tea "charm.land/bubbletea/v2"
)

// practising reports whether the step on screen was done before and begun again:
// what is answered now neither earns nor costs anything.
func (p *play) practising() bool { return p.since >= 0 && p.onStep() }

func (p *play) againHelp() string {
	if p.onStep() && p.state.Steps[p.at].Done {
		return "do this step again; your points stay"
	}
	return "begin this step again from its start; what it can earn stays as it is"
}

// again begins the step on screen from its start. A step that was done is played
// against the API as it was then.
func (p *play) again(sc scene) tea.Cmd {
	draft := p.draft()
	p.anew, p.since = true, -1
	if p.state.Steps[p.at].Done {
		p.since = len(p.attempts)
	}
	p.showDesk(sc)
	if p.practising() {
		p.say(plainly, "again from the start; your points stay")
		return tea.Sequence(draft, p.rewind(), p.desk.load())
	}
	p.say(plainly, "from the start")
	return tea.Sequence(draft, p.desk.load())
}

func (p *play) rewind() tea.Cmd {
	step := p.step().ID
	return p.quietlyDo(func(run *lab.Run) { run.Rewind(step) })
}

// endPractice puts the API back as it was before a step was begun again.
func (p *play) endPractice() tea.Cmd {
	if p.since < 0 {
		return nil
	}
	p.since = -1
	return p.quietlyDo(func(run *lab.Run) { run.Restore() })
}

// quietlyDo runs work in a command that brings nothing back.
func (p *play) quietlyDo(work func(*lab.Run)) tea.Cmd {
	return p.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
		work(run)
		return nil, nil
	})
}
