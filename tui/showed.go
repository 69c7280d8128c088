package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// What a step showed is the point of it. It opens the story of a step that is done;
// where the story is not in view, going on leads there first.

// nextStep asks the scenario screen to go on.
type nextStep struct{}

// showing reports whether a pane that tells what the step showed is in view.
func (p *play) showing(sc scene) bool {
	_, panes := p.layout(sc)
	return slices.ContainsFunc(panes, func(at placed) bool { return at.pane == paneStory || at.pane == paneCompared })
}

// noticeDone has a step that has just been done owe what it showed.
func (p *play) noticeDone(before bool) {
	if before || !p.onStep() || !p.stepState().Done {
		return
	}
	delete(p.ports, paneStory) // what it showed stands at its top
	p.owes = p.prose().after != ""
}

// goOn goes to what the step showed where that is owed, or else to the next step.
func (p *play) goOn(sc scene) tea.Cmd {
	if p.owes {
		p.focus = paneStory
		return nil
	}
	return p.goTo(p.at+1, sc)
}

// onward says which key leads on from a step that is done, and where to.
func (p *play) onward() string {
	if p.owes {
		return "ctrl+n tells what it showed"
	}
	return "ctrl+n goes on"
}

// toWork leads from another pane to the one the step is worked in.
func (p *play) toWork() (binding, bool) {
	work := p.desk.work()
	if work == "" || p.focus == work || p.typing() || p.stepState().Done {
		return binding{}, false
	}
	where := "to the " + strings.ToLower(work)
	return binding{Keys: on("enter"), Label: where, Help: where, Action: actWork}, true
}
