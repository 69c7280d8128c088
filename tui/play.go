package tui

import (
	"context"
	"fmt"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	"charm.land/bubbles/v2/spinner"
	tea "charm.land/bubbletea/v2"
)

// play is the scenario screen. It holds what all steps share; what belongs to
// one step is on its desk.
type play struct {
	run      *lab.Run
	script   script
	state    lab.ScenarioProgress
	attempts []lab.Attempt // those state is made from
	motion   bool
	shelf    lab.Shelf // nil where nothing can be kept
	edit     Edit      // nil where there is no editor

	at      int            // the step on screen: -1 is the brief, one past the last the debrief
	anew    bool           // the step was begun again: its desk starts from the start
	since   int            // the attempts there were when a step that was done was begun again; -1 where none was
	seen    []lab.Exchange // every exchange of this sitting, and those that were kept
	desk    desk
	focus   pane
	ports   map[pane]port
	note    note
	busy    string // what is waited for, empty for nothing
	waiting waiting
	armed   bool // the solution was asked for once
	owes    bool // what the step showed has not been in view since it was done
	kept    kept
	dirty   pane // what the message at hand changes; empty where it could be anything

	ctx    context.Context
	cancel context.CancelFunc
}

// desk is the part of the scenario screen that belongs to one kind of step.
type desk interface {
	// load asks the run for what the desk works on; nil where it needs nothing.
	load() tea.Cmd

	// groups says which panes are on screen together, in reading order.
	groups(wide bool) []group

	// first is the pane that has the focus at first.
	first(wide bool) pane

	// work is the pane the step is worked in; empty where there is nothing to do.
	work() pane

	// draw draws a pane's inside: sc.W by sc.H cells, or more lines where it scrolls.
	draw(p pane, sc scene) drawn

	// bindings says what the desk's own keys do.
	bindings() []binding

	// do carries out the action of one of the bindings.
	do(action string, sc scene) tea.Cmd

	// update takes keys nobody else wants, pastes, and the results of commands.
	update(msg tea.Msg, sc scene) tea.Cmd

	typing() bool
}

// drawn is the inside of a pane.
type drawn struct {
	title, body string
	scrolls     bool
	rows        []string // instead of the body, where it is drawn as large as the pane, to the cell
	choices     []int    // that stand in each row of the body, -1 for none; nil where there is nothing to choose
}

// note is the line above the footer: the last thing that happened.
type note struct {
	text string
	tone tone
}

// drawn is the note as a line, or as several below each other.
func (n note) drawn(sc scene) string {
	const margin = 2
	text := sc.Keys.told(n.text)
	if text == "" {
		return ""
	}
	switch n.tone {
	case gladly:
		text = sc.Theme.Good.Render(style.Passed + " " + text)
	case badly:
		text = sc.Theme.Bad.Render(style.Denied + " " + text)
	case faintly:
		text = sc.Theme.Muted.Render(text)
	case plainly:
	}
	return indented(wrapped(text, sc.W-margin), margin)
}

type tone int

const (
	plainly tone = iota
	gladly
	badly
	faintly
)

func newPlay(run *lab.Run, script script, state lab.ScenarioProgress, motion bool) *play {
	ctx, cancel := context.WithCancel(context.Background())
	p := &play{
		run: run, script: script, state: state, motion: motion, waiting: newWaiting(motion),
		ports: map[pane]port{}, ctx: ctx, cancel: cancel,
	}
	if run != nil {
		p.attempts = run.Attempts()
		p.seen = lab.KeptExchanges(p.attempts)
	}
	p.at, p.since = -1, -1
	if state.Started {
		p.at = state.Next()
	}
	p.desk = newDesk(p)
	return p
}

func newDesk(p *play) desk {
	if p.at < 0 || p.at >= len(p.state.Steps) {
		return &page{play: p}
	}
	switch step := p.step(); step.Kind {
	case lab.StepPredict:
		return newPredict(p)
	case lab.StepCraft:
		return newCraft(p)
	case lab.StepFix:
		return newFix(p)
	case lab.StepDiagnose:
		return newDiagnose(p)
	case lab.StepChoose:
		return newChoose(p)
	}
	return &page{play: p}
}

// start begins listening to the outside and loads the first desk.
func (p *play) start(sc scene) tea.Cmd {
	p.focus = p.desk.first(wide(sc))
	return tea.Batch(p.desk.load(), p.listen())
}

// goTo shows another step.
func (p *play) goTo(at int, sc scene) tea.Cmd {
	draft := tea.Sequence(p.draft(), p.endPractice())
	p.at = max(-1, min(at, len(p.state.Steps)))
	p.anew = false
	p.showDesk(sc)
	return tea.Sequence(draft, p.desk.load())
}

// showDesk puts the step's desk on screen, as if it had never been there.
func (p *play) showDesk(sc scene) {
	p.desk = newDesk(p)
	p.focus = p.desk.first(wide(sc))
	p.ports = map[pane]port{}
	p.note, p.busy, p.armed, p.owes = note{}, "", false, false
}

// step is the step on screen; only desks of a step may ask.
func (p *play) step() *lab.Step { return p.state.Steps[p.at].Step }

func (p *play) onStep() bool { return p.at >= 0 && p.at < len(p.state.Steps) }

func (p *play) stepState() lab.StepState {
	if !p.onStep() {
		return lab.StepState{Done: true}
	}
	if p.practising() {
		return lab.Practise(p.state.Steps[p.at].Step, p.attempts[p.since:])
	}
	return p.state.Steps[p.at]
}

func (p *play) prose() prose { return p.script.steps[p.at] }

func (p *play) typing() bool { return p.desk.typing() }

// update takes a message, and forgets what was drawn of what it changed.
func (p *play) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	p.dirty = ""
	next, command := p.take(msg, sc)
	p.owes = p.owes && !p.showing(sc)
	p.kept = p.kept.changed(p.dirty)
	return next, command
}

func (p *play) take(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(msg, sc)
	case tea.MouseClickMsg:
		return p, p.click(msg, sc)
	case tea.MouseWheelMsg:
		p.wheel(msg, sc)
		return p, nil
	case tea.PasteMsg:
		return p, p.desk.update(msg, sc)
	case result:
		return p, p.result(msg, sc)
	case outside:
		return p, p.outside(msg, sc)
	case lightUp:
		if msg.desk == p.desk {
			return p, p.desk.update(msg, sc)
		}
	case spinner.TickMsg:
		return p, p.turn(msg)
	case takeKey:
		if msg.to == p.desk {
			return p, p.desk.update(msg, sc)
		}
	case takeText:
		if msg.to == p.desk {
			return p, p.desk.update(msg, sc)
		}
	case takeToken:
		if msg.to == p.desk {
			return p, p.desk.update(msg, sc)
		}
	case resent:
		if msg.err == nil {
			p.record(msg.exchange)
		}
	case signInSent:
		if msg.exchange.Response.Status != 0 {
			p.record(msg.exchange)
		}
	case edited:
		if msg.desk == p.desk {
			return p, p.desk.update(msg, sc)
		}
	case takeSolution:
		return p, p.desk.update(msg, sc)
	case nextStep:
		return p, p.goOn(sc)
	}
	return p, nil
}

func (p *play) say(tone tone, format string, values ...any) {
	p.note = note{widget.Safe(fmt.Sprintf(format, values...)), tone}
}

// drafter is a desk whose text is kept when it is left.
type drafter interface {
	unfinished() (text string, changed bool)
}

// leave keeps an unfinished text and closes the run.
func (p *play) leave() tea.Cmd {
	p.cancel()
	if p.run == nil {
		return nil
	}
	return tea.Sequence(p.draft(), closeRun(p.run))
}

// draft stores the text of a desk that was worked at.
func (p *play) draft() tea.Cmd {
	desk, drafts := p.desk.(drafter)
	if !drafts || p.run == nil {
		return nil
	}
	text, changed := desk.unfinished()
	if !changed {
		return nil
	}
	run, step := p.run, p.step().ID
	return func() tea.Msg {
		if err := run.Draft(context.Background(), step, text); err != nil {
			return result{err: err}
		}
		return nil
	}
}
