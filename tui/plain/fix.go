package plain

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	"github.com/charmbracelet/x/ansi"
)

// fixDesk holds the code being mended: "save FILE", edit it anywhere, "load
// FILE"; or a whole file between "code" and a line with a single dot.
type fixDesk struct {
	*game
	step   *lab.Step
	began  string // the code as it was at first
	text   string
	typing bool
	lines  []string
	judged *lab.Verdict // the last; nil before one
}

// newFixDesk begins with the learner's latest code and its verdict, or with the code as
// it was found.
func newFixDesk(g *game, step *lab.Step, anew bool) *fixDesk {
	d := &fixDesk{game: g, step: step, text: g.Run.Scenario().Broken.Text}
	if !anew {
		d.text = g.Run.Source(step.ID)
	}
	if last := g.state().Last; last != nil && !anew {
		d.judged = last.Record.Verdict
	}
	d.began = d.text
	return d
}

// unfinished is the code where it was touched.
func (d *fixDesk) unfinished() (text string, changed bool) { return d.text, d.text != d.began }

func (d *fixDesk) show() {
	d.line("%s:", d.Run.Scenario().FileName())
	d.block(d.text)
	d.line("%s", d.help())
}

func (d *fixDesk) help() string {
	return strings.Join([]string{
		"save FILE (then edit it where you like), load FILE (judges it), code (lines up to a single dot)",
		"check (does it compile?), judge (run it over the whole matrix), verdict (the last one again)",
		"probe N (of the verdict: what was wanted, and what came), diff (what you changed), reset (the code as it was found)",
		"use (the solution, once it was shown), api (what the package offers)",
	}, "\n")
}

func (d *fixDesk) collecting() bool { return d.typing }

func (d *fixDesk) answer(line string) (bool, error) {
	if d.typing {
		return true, d.collect(line)
	}
	verb, file, _ := strings.Cut(strings.TrimSpace(line), " ")
	file = strings.TrimSpace(file)
	switch verb {
	case "code":
		d.typing, d.lines = true, nil
		return true, nil
	case "judge":
		return true, d.judge()
	case "check":
		d.check()
		return true, nil
	case "verdict":
		return true, d.readVerdict()
	case "reset":
		d.text = d.Run.Scenario().Broken.Text
		d.line("the code is as it was found")
		return true, nil
	case "use":
		return true, d.use()
	case "save":
		return true, d.save(file)
	case "load":
		return true, d.load(file)
	case "probe":
		return true, d.probe(file)
	case "diff":
		d.diff()
		return true, nil
	case "api":
		d.prose(d.API)
		return true, nil
	}
	return false, nil
}

// check tells what does not compile.
func (d *fixDesk) check() {
	problems := d.Run.Check(d.text)
	if len(problems) == 0 {
		d.line("it compiles; judge has it judged by requests of everybody")
		return
	}
	d.verdict(lab.Verdict{Diagnostics: problems})
}

// readVerdict tells the last verdict again.
func (d *fixDesk) readVerdict() error {
	if d.judged == nil {
		return &lab.Mistake{What: "nothing was judged yet", Try: "judge"}
	}
	d.verdict(*d.judged)
	if probes := d.probes(); len(probes) > 0 {
		d.line("probe 1 to probe %d read what each was answered", len(probes))
	}
	return nil
}

// use takes the solution for the code, once it was shown.
func (d *fixDesk) use() error {
	solution, err := d.shownSolution()
	if err != nil {
		return err
	}
	d.text = solution
	d.line("it is the code now; judge has it judged")
	return nil
}

// probes are those of the last verdict, the ones that went wrong first.
func (d *fixDesk) probes() []lab.Probe {
	if d.judged == nil {
		return nil
	}
	return widget.Order(*d.judged)
}

// probe reads a probe of the last verdict: its two traces, and what the code answered.
func (d *fixDesk) probe(number string) error {
	probes := d.probes()
	at, found := counted(number, len(probes))
	switch {
	case len(probes) == 0:
		return &lab.Mistake{What: "nothing was probed yet", Try: "judge"}
	case !found:
		return &lab.Mistake{What: fmt.Sprintf("there is no probe %q", number), Try: fmt.Sprintf("a number from 1 to %d; those that went wrong come first", len(probes))}
	}
	probe := probes[at]
	d.line("probe %d of %d, %s: %s (%s, by %s)", at+1, len(probes), probe.Outcome, probe.Name, probe.Request, probe.Actor)
	for _, one := range []struct {
		said, answer string
		exchange     *lab.Exchange
	}{{"wanted", probe.Want, probe.Wanted}, {"given", probe.Got, probe.Given}} {
		d.line("%s: %s", one.said, one.answer)
		if one.exchange != nil {
			d.exchange(*one.exchange)
		}
	}
	if probe.Wanted == nil || probe.Given == nil {
		d.line("%s", lab.ProbedBefore)
	}
	return nil
}

// diff tells the lines that went and those that came.
func (d *fixDesk) diff() {
	const longest = 200
	drawn := widget.Diff(widget.Safe(d.Run.Scenario().Broken.Text), widget.Safe(d.text), longest, style.New(true, false))
	if drawn == "" {
		d.line("nothing is changed: the code is as it was found")
		return
	}
	for line := range strings.SplitSeq(ansi.Strip(drawn), "\n") {
		d.line("%s", strings.TrimRight(line, " "))
	}
}

func (d *fixDesk) collect(line string) error {
	if line != "." {
		d.lines = append(d.lines, line)
		return nil
	}
	d.typing = false
	d.text = strings.Join(d.lines, "\n") + "\n"
	return d.judge()
}

func (d *fixDesk) save(file string) error {
	if file == "" {
		return &lab.Mistake{What: "save needs a file name", Try: "save fix.go"}
	}
	if err := d.WriteFile(file, []byte(d.text)); err != nil {
		return &lab.Mistake{Where: file, What: fmt.Sprintf("it cannot be written: %v", err), Try: "another name; a file that is there already is never overwritten"}
	}
	d.line("saved as %s; after editing, load %s", file, file)
	return nil
}

func (d *fixDesk) load(file string) error {
	text, err := d.ReadFile(file)
	if err != nil {
		return err
	}
	d.text = string(text)
	return d.judge()
}

func (d *fixDesk) judge() error {
	done := d.state().Done
	attempt, err := d.Run.Fix(d.ctx, d.step.ID, d.text)
	if err != nil {
		return err
	}
	d.judged = attempt.Record.Verdict
	if err := d.readVerdict(); err != nil {
		return err
	}
	if attempt.Right && !done {
		d.done()
	}
	return nil
}
