// Package plain plays a scenario in lines: for pipes, slow terminals and screen
// readers. It does all that the screens do and draws nothing.
package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"authlab/lab"
)

// Config is what a game in lines is played with.
type Config struct {
	Run *lab.Run
	In  io.Reader
	Out io.Writer
	// ReadFile and WriteFile reach the learner's own files, for "load" and "save".
	// What keeps a file from being read is a *lab.Mistake.
	ReadFile  func(name string) ([]byte, error)
	WriteFile func(name string, text []byte) error

	Shelf lab.Shelf // for requests to have again; nil where they cannot be kept

	API   string                      // what the package that code is written against offers, as Markdown
	Words func(names []string) string // explains words, as Markdown; empty where it knows none of them
}

// game is one learner at one prompt.
type game struct {
	Config
	printer
	ctx  context.Context
	step int // index into the scenario's steps
	desk desk

	since    int    // the attempts there were when a step that was done was begun again; -1 where none was
	solution string // of the step at hand, where it was shown

	missed map[string][]int // wrong answers to choose from, by step
	seen   []lab.Exchange   // to be read again: of this sitting, and those that were kept
}

// desk is what a step of one kind shows and how it takes an answer.
type desk interface {
	show()
	// answer takes one line. It reports false for a line it has no use for.
	answer(line string) (bool, error)
	help() string
}

// errQuit ends the game at the learner's wish.
var errQuit = errors.New("quit")

// Play plays from the first step that is not done until the input ends or the
// learner quits. Only the API, the store or the terminal failing is an error.
func Play(ctx context.Context, config Config) error {
	g := &game{Config: config, printer: printer{out: config.Out}, ctx: ctx, since: -1, missed: map[string][]int{}, seen: lab.KeptExchanges(config.Run.Attempts())}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	g.story()
	err := g.open(config.Run.State().Next())
	if err == nil {
		err = g.loop(lines(ctx, config.In))
	}
	if errors.Is(err, errQuit) {
		err = nil
	}
	err = errors.Join(err, g.putAway())
	g.farewell()
	return errors.Join(err, g.failed)
}

// loop takes lines from the learner and exchanges from their other clients.
func (g *game) loop(lines <-chan string) error {
	outside := g.Run.Outside()
	for g.failed == nil {
		select {
		case <-g.ctx.Done():
			return nil
		case line, open := <-lines:
			if !open {
				return nil
			}
			if err := g.take(strings.TrimRight(line, "\r")); err != nil {
				return err
			}
		case exchange, open := <-outside:
			if !open {
				outside = nil
				continue
			}
			if err := g.observe(exchange); err != nil {
				return err
			}
		}
	}
	return nil
}

// take handles one line: a command every step knows, or an answer to this one.
func (g *game) take(line string) error {
	if taker, open := g.desk.(collector); open && taker.collecting() {
		_, err := g.desk.answer(line)
		return g.tell(err)
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch verb {
	case "":
		return nil
	case "quit", "exit":
		return errQuit
	case "help", "?":
		g.commands()
	case "story":
		g.story()
	case "step":
		g.reread()
	case "next":
		return g.next()
	case "back":
		return g.open(max(g.step-1, 0))
	case "again":
		return g.tell(g.again(strings.TrimSpace(rest)))
	case "score":
		g.score()
	case "results":
		g.results()
	case "words":
		g.words()
	case "exchanges":
		g.exchanges()
	case "exchange":
		return g.tell(g.readAgain(rest))
	case "compare":
		return g.tell(g.compare(strings.TrimSpace(rest)))
	case "resend":
		return g.tell(g.resend(strings.TrimSpace(rest)))
	case "curl":
		return g.tell(g.copy(strings.TrimSpace(rest), lab.Way.Curl))
	case "httpie":
		return g.tell(g.copy(strings.TrimSpace(rest), lab.Way.HTTPie))
	case "hint":
		return g.hint()
	case "reveal":
		return g.reveal()
	default:
		used, err := g.desk.answer(line)
		if err == nil && !used {
			err = &lab.Mistake{What: fmt.Sprintf("%q means nothing here", verb), Try: "help"}
		}
		return g.tell(err)
	}
	return nil
}

// crafter is the desk of a craft, or one that lies over it.
type crafter interface {
	crafted() *lab.Step
	atWork() lab.Request
}

// collector is a desk that reads a text over several lines.
type collector interface{ collecting() bool }

// tell prints what a learner can mend and passes on what they cannot.
func (g *game) tell(err error) error {
	var mistake *lab.Mistake
	var syntax *lab.SyntaxError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &mistake), errors.As(err, &syntax):
		g.line("%v", err)
		return nil
	default:
		return err
	}
}

// open puts a step on the desk; past the last one, the debrief.
func (g *game) open(index int) error {
	err := g.putAway()
	g.step, g.solution = index, ""
	g.desk = &debriefDesk{g}
	if g.onStep() {
		g.desk = g.deskFor(&g.Run.Scenario().Steps[index], false)
	}
	g.reread()
	return g.tell(err)
}

// onStep reports whether a step is on the desk, and not the debrief.
func (g *game) onStep() bool { return g.step < len(g.Run.Scenario().Steps) }

// stepID is that of the step on the desk; empty at the debrief.
func (g *game) stepID() string {
	if !g.onStep() {
		return ""
	}
	return g.Run.Scenario().Steps[g.step].ID
}

// reread tells all there is to the step at hand: what it asks, the hints that were
// taken, how far the answer has come, and what it showed.
func (g *game) reread() {
	if !g.onStep() {
		g.desk.show()
		return
	}
	steps := g.Run.Scenario().Steps
	step := &steps[g.step]
	g.heading("step %d of %d · %s · %s (%d points)", g.step+1, len(steps), step.Kind, step.Title, step.Points)
	g.prose(g.Run.Text(step.Text))
	g.elsewhere(step)
	for i := range g.Run.State().Steps[g.step].HintsTaken {
		g.hinted(i + 1)
	}
	g.desk.show()
	if g.state().Done {
		g.done()
	}
}

// deskFor is a desk for a step: as it was left, or anew.
func (g *game) deskFor(step *lab.Step, anew bool) desk {
	switch step.Kind {
	case lab.StepPredict:
		return &predictDesk{game: g, step: step}
	case lab.StepCraft:
		return newCraftDesk(g, step, anew)
	case lab.StepFix:
		return newFixDesk(g, step, anew)
	case lab.StepDiagnose:
		return &diagnoseDesk{game: g, step: step}
	case lab.StepChoose:
		return &chooseDesk{game: g, step: step}
	}
	return &debriefDesk{g}
}

func (g *game) next() error {
	switch {
	case !g.onStep():
		g.line("that was the last of it: quit ends, back goes back")
	case !g.state().Done && !g.practising():
		g.line("this step is not done yet: answer it, ask for a hint, or reveal it")
	default:
		return g.open(g.step + 1)
	}
	return nil
}

// state is how the step at hand stands; begun again, as it stands since.
func (g *game) state() lab.StepState {
	if !g.onStep() {
		return lab.StepState{Done: true}
	}
	if g.practising() {
		return lab.Practise(&g.Run.Scenario().Steps[g.step], g.Run.Attempts()[g.since:])
	}
	return g.Run.State().Steps[g.step]
}

// done says what a finished step earned and showed.
func (g *game) done() {
	if g.practising() {
		g.line("done again; your points stay. next goes on")
	} else {
		g.line("done: %+d points. next goes on, again begins it again", g.state().Earned)
	}
	if owed := g.Run.State().Owed(); owed > 0 && !g.practising() {
		g.line("%s", lab.OwedText(owed))
	}
	g.prose(g.Run.Text(g.Run.Scenario().Steps[g.step].After))
}

func (g *game) hint() error {
	if !g.onStep() {
		g.line("there is nothing left to hint at")
		return nil
	}
	if _, err := g.Run.Hint(g.ctx, g.stepID()); err != nil {
		return g.tell(err)
	}
	g.hinted(g.Run.State().Steps[g.step].HintsTaken)
	return nil
}

// hinted tells a hint by its number.
func (g *game) hinted(number int) {
	hints := g.Run.Scenario().Steps[g.step].Hints
	g.prose(fmt.Sprintf("hint %d of %d: %s", number, len(hints), g.Run.Text(hints[number-1])))
}

func (g *game) reveal() error {
	if !g.onStep() {
		g.line("there is nothing left to reveal")
		return nil
	}
	before := len(g.Run.Attempts())
	solution, err := g.Run.Reveal(g.ctx, g.stepID())
	if err != nil {
		return g.tell(err)
	}
	g.solution = solution
	g.line("the solution:")
	g.block(solution)
	g.shown(before)
	g.done()
	return nil
}

// shownSolution is the solution of the step at hand, once it was shown.
func (g *game) shownSolution() (string, error) {
	if g.solution == "" {
		return "", &lab.Mistake{What: "the solution was not shown", Try: "hint, or reveal"}
	}
	return g.solution, nil
}

// shown tells what came of the request of a prediction whose solution was shown, and
// keeps it to be read again where it was sent for that.
func (g *game) shown(before int) {
	if foretold, is := g.desk.(*predictDesk); is && foretold.again() {
		g.seen = append(g.seen, lab.KeptSince(g.Run.Attempts(), before)...)
	}
}

// observe shows an exchange with another client and credits it.
func (g *game) observe(exchange lab.Exchange) error {
	if g.foretelling() {
		g.line("from outside: seen; predict first")
		return nil
	}
	g.line("from outside:")
	g.came(exchange)
	craft, crafting := g.desk.(crafter)
	if !crafting || g.state().Done {
		return nil
	}
	attempt, err := g.Run.Observe(g.ctx, craft.crafted().ID, exchange)
	if err == nil && attempt.Right {
		g.done()
	}
	return g.tell(err)
}

// lines delivers the input line by line and closes at its end. A line of over
// 64 KB is cut there.
func lines(ctx context.Context, in io.Reader) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		reader := bufio.NewReaderSize(in, 64<<10)
		for {
			line, _, err := reader.ReadLine()
			if err != nil {
				return
			}
			select {
			case out <- string(line):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
