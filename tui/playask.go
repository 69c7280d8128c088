package tui

import (
	"context"
	"fmt"

	"authlab/lab"

	"charm.land/bubbles/v2/spinner"
	tea "charm.land/bubbletea/v2"
)

// result is what a command brought back from the run. One whose desk is gone
// only brings the state up to date.
type result struct {
	desk     desk
	msg      tea.Msg
	err      error
	state    lab.ScenarioProgress
	attempts []lab.Attempt // that state is made from
	awaited  bool          // it ends the wait: a check on the side does not
}

// outside is an exchange with another client.
type outside struct {
	run      *lab.Run
	exchange lab.Exchange
	open     bool // false once the API has closed
}

// What the run brings to desks; hinted and revealed are for any of them.
type (
	hinted   struct{ text string }
	revealed struct{ text string }
)

// takeSolution asks the desk to put the solution into its editor.
type takeSolution struct{ text string }

// ask runs work in a command. It captures values and never the screen.
func (p *play) ask(work func(context.Context, *lab.Run) (tea.Msg, error)) tea.Cmd {
	if p.run == nil {
		return nil
	}
	ctx, run, desk := p.ctx, p.run, p.desk
	return func() tea.Msg {
		var msg tea.Msg
		var err error
		if fault := guarded(func() { msg, err = work(ctx, run) }); fault != nil {
			return fault
		}
		attempts := run.Attempts()
		return result{desk: desk, msg: msg, err: err, state: run.State(), attempts: attempts}
	}
}

// wait is ask for something that has to be waited for: what is on its way is
// said, and not asked for twice.
func (p *play) wait(what string, work func(context.Context, *lab.Run) (tea.Msg, error)) tea.Cmd {
	if p.busy != "" {
		return nil
	}
	command := p.ask(work)
	if command == nil {
		return nil
	}
	p.busy = what
	awaited := func() tea.Msg {
		msg := command()
		if brought, is := msg.(result); is {
			brought.awaited = true
			return brought
		}
		return msg // a fault
	}
	return tea.Batch(awaited, p.waiting.start())
}

// turn keeps the sign of waiting going for as long as there is something to wait for.
func (p *play) turn(msg spinner.TickMsg) tea.Cmd {
	if p.busy == "" {
		return nil
	}
	var next tea.Cmd
	p.waiting, next = p.waiting.turned(msg)
	return next
}

func (p *play) result(r result, sc scene) tea.Cmd {
	done := p.stepState().Done
	news := len(r.attempts) > len(p.attempts) && r.state.Scenario == p.state.Scenario
	if news {
		for _, exchange := range lab.KeptSince(r.attempts, len(p.attempts)) {
			p.record(exchange)
		}
		p.state, p.attempts = r.state, r.attempts
		p.noticeDone(done)
	}
	defer func() {
		if news {
			p.dirty = ""
		}
	}()
	p.recordOf(r.msg)
	if r.desk != p.desk {
		return nil
	}
	if r.awaited {
		p.busy = ""
	}
	if r.err != nil {
		p.say(badly, "%v", r.err)
		return nil
	}
	switch msg := r.msg.(type) {
	case hinted:
		return p.showHint(msg.text)
	case revealed:
		return tea.Batch(p.desk.update(msg, sc), p.showSolution(msg.text))
	}
	return p.desk.update(r.msg, sc)
}

// listen waits for the next exchange with a client outside.
func (p *play) listen() tea.Cmd {
	if p.run == nil {
		return nil
	}
	run := p.run
	exchanges := run.Outside()
	return func() tea.Msg {
		exchange, open := <-exchanges
		return outside{run, exchange, open}
	}
}

// outside credits and shows an exchange from outside, and waits for the next.
func (p *play) outside(msg outside, sc scene) tea.Cmd {
	if msg.run != p.run || !msg.open {
		return nil
	}
	craft, crafting := p.desk.(*craft)
	if _, predicts := p.desk.(*predict); predicts && (p.lighting() || !p.stepState().Done) {
		p.say(plainly, "from outside: seen; predict first")
		return p.listen()
	}
	if !crafting {
		p.record(msg.exchange)
		p.say(plainly, "from outside: %s %s → %d", msg.exchange.Request.Method, msg.exchange.Request.Target, msg.exchange.Response.Status)
		return p.listen()
	}
	return tea.Batch(craft.observe(msg.exchange), p.listen())
}

func (p *play) askHint() tea.Cmd {
	step := p.step().ID
	return p.wait("fetching a hint", func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		text, err := run.Hint(ctx, step)
		return hinted{text}, err
	})
}

func (p *play) showHint(text string) tea.Cmd {
	state := p.stepState()
	title := fmt.Sprintf("Hint %d of %d", state.HintsTaken, len(p.step().Hints))
	p.say(plainly, "the hint stays in the story; this step can still earn %d", state.CanEarn)
	return send(openSheet{newProseSheet(title, text)})
}

// askSolution shows the solution when it is asked for twice in a row, or when
// there is nothing left to lose.
func (p *play) askSolution(armed bool) tea.Cmd {
	if !armed && !p.stepState().Done {
		p.armed = true
		p.say(badly, "f3 again shows the solution; this step then earns nothing")
		return nil
	}
	step := p.step().ID
	return p.wait("fetching the solution", func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		text, err := run.Reveal(ctx, step)
		return revealed{text}, err
	})
}

func (p *play) showSolution(text string) tea.Cmd {
	p.note = note{}
	sheet := newCodeSheet("Solution", text, languageOf(p.step().Kind))
	sheet.next = nextStep{}
	if kind := p.step().Kind; kind == lab.StepFix || kind == lab.StepCraft {
		sheet.use = takeSolution{text}
	}
	return send(openSheet{sheet})
}

// results is how this scenario went.
func (p *play) results() openResults {
	return openResults{
		done:     p.at >= len(p.state.Steps),
		id:       p.state.Scenario.ID,
		title:    p.state.Scenario.ID + " " + p.state.Scenario.Title,
		progress: lab.ProgressIn(p.state),
	}
}
