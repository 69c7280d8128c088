package tui

import (
	"fmt"
	"slices"

	"authlab/content"
	"authlab/lab"

	tea "charm.land/bubbletea/v2"
)

func (p *play) bindings() []binding {
	desk := p.desk.bindings()
	if work, leads := p.toWork(); leads && !onEnter(desk) {
		desk = append([]binding{work}, desk...)
	}
	step := p.stepBindings(onEnter(desk))
	if p.onStep() && p.stepState().Done { // what matters then is to go on
		return slices.Concat(step[:1], desk, step[1:], p.paneBindings())
	}
	return slices.Concat(desk, step, p.paneBindings())
}

// onEnter reports whether enter does something among the bindings.
func onEnter(bindings []binding) bool {
	return slices.ContainsFunc(bindings, func(b binding) bool { return slices.Contains(b.Keys.Keys(), "enter") })
}

// stepBindings go from step to step, and help with one. Once a step is done enter
// goes on, too, unless the desk has taken it.
func (p *play) stepBindings(taken bool) []binding {
	next := binding{Keys: on("ctrl+n", "n"), Label: "next", Help: "go on to the next step", Action: actNext}
	previous := binding{Keys: on("ctrl+p", "p"), Help: "back to the step before", Action: actPrevious}
	switch {
	case p.at < 0:
		return []binding{next}
	case !p.onStep():
		return []binding{previous}
	}
	solution := binding{Keys: on("f3"), Help: "show the solution; the step then earns nothing", Action: actSolution}
	again := binding{Keys: on("f8"), Help: p.againHelp(), Action: actAgain}
	if p.stepState().Done || p.practising() {
		if p.owes {
			next.Label, next.Help = "what it showed", "what the step showed; again goes on to the next step"
		}
		if !taken {
			next.Keys = on("enter", "ctrl+n", "n")
		}
		solution.Help = "show the solution"
		return []binding{next, solution, again, previous}
	}
	next.Label, next.Disabled = "", "this step is not done yet: f2 gives a hint, f3 shows the solution"
	hint := binding{Keys: on("f2"), Label: "hint", Help: p.hintHelp(), Action: actHint}
	if len(p.step().Hints) == 0 {
		hint.Disabled = "this step has no hints"
	}
	return []binding{next, hint, solution, again, previous}
}

// hintHelp says what a hint costs of what this step pays.
func (p *play) hintHelp() string {
	points := p.step().Points
	return fmt.Sprintf("the next hint; it costs %d of %d", lab.HintCost(points), points)
}

// wrongHelp says what a wrong answer costs of what this step pays.
func (p *play) wrongHelp() string {
	if p.stepState().Done || p.practising() {
		return "nothing is charged any more"
	}
	points := p.step().Points
	return fmt.Sprintf("a wrong one costs %d of %d", lab.WrongCost(points), points)
}

// left says what this step can still earn.
func (p *play) left() string {
	state := p.stepState()
	if state.Done || p.practising() {
		return "the step is done, nothing is charged"
	}
	return fmt.Sprintf("this step can still earn %d", state.CanEarn)
}

func (p *play) paneBindings() []binding {
	bindings := []binding{
		{Keys: on("tab", "f6"), Label: "pane", Help: "to the next pane", Action: actPane},
		{Keys: on("shift+tab"), Help: "to the pane before", Action: actPaneBack},
		{Keys: on("f4"), Help: "results and score", Action: actResults},
		{Keys: on("w"), Help: "what the words of this scenario mean", Action: actWords},
		{Keys: on("f7"), Label: "exchanges", Help: "every exchange so far, to read again and to compare", Action: actExchanges},
		{Keys: on("esc"), Label: "back", Help: "a step back: from a probe to the verdict, to the story, then home; your work is kept", Action: actBack},
	}
	return append(bindings, quietly(scrollKeys())...)
}

// words are the entries of the glossary for what the scenario practises.
func (p *play) words() string {
	var names []string
	for _, concept := range p.state.Scenario.Concepts {
		names = append(names, content.LinkName(concept))
	}
	if meanings := content.Meanings(names); meanings != "" {
		return meanings
	}
	return "The glossary, on the home screen, has no word of this scenario's."
}

// quietly keeps bindings out of the footer; the help still lists them.
func quietly(bindings []binding) []binding {
	for i := range bindings {
		bindings[i].Label = ""
	}
	return bindings
}

func (p *play) key(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	if still, moves := p.desk.(interface{ skipMotion() bool }); moves && still.skipMotion() {
		return p, nil
	}
	action, reason := act(p.bindings(), msg, p.typing())
	wasArmed := p.disarm()
	switch action {
	case "", actType:
		if reason != "" {
			p.say(plainly, "%s", reason)
			return p, nil
		}
		return p, p.desk.update(msg, sc)
	case actBack:
		if p.stepBack(sc) {
			return p, nil
		}
		return nil, p.leave()
	case actNext:
		return p, p.goOn(sc)
	case actWords:
		return p, send(openSheet{newProseSheet("Words", p.words())})
	case actWork:
		p.focus = p.desk.work()
		return p, nil
	case actPrevious:
		return p, p.goTo(p.at-1, sc)
	case actSolution:
		return p, p.askSolution(wasArmed)
	case actHint:
		return p, p.askHint()
	case actResults:
		return p, send(p.results())
	case actAgain:
		return p, p.again(sc)
	case actExchanges:
		return p, send(p.exchanges())
	case actPane, actPaneBack:
		p.moveFocus(action, sc)
		return p, nil
	case actUp, actDown, actPageUp, actPageDown, actTop, actBottom:
		if p.focus == paneVerdict {
			return p, p.desk.do(action, sc)
		}
		p.scroll(p.focus, sc, func(port port) port { return port.moved(action) })
		return p, nil
	}
	return p, p.desk.do(action, sc)
}

// stepBack goes from a probe to the verdict, from any other pane to the first
// one, and reports false where there is nothing to go back to but home.
func (p *play) stepBack(sc scene) bool {
	first := allPanes(p.desk.groups(wide(sc)))[0]
	switch p.focus {
	case first:
		return false
	case paneProbe:
		p.focus = paneVerdict
	default:
		p.focus = first
	}
	return true
}

// disarm forgets that the solution was asked for, and reports whether it was.
func (p *play) disarm() bool {
	was := p.armed
	if was {
		p.armed, p.note = false, note{}
	}
	return was
}
