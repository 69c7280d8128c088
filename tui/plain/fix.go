package plain

import (
	"fmt"
	"strconv"
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
	text   string
	typing bool
	lines  []string
	probes []lab.Probe // of the last verdict, those that went wrong first
}

func (d *fixDesk) show() {
	d.line("%s:", d.Run.Scenario().FileName())
	d.block(d.text)
	d.line("%s", d.help())
}

func (d *fixDesk) help() string {
	return "save FILE (then edit it where you like), load FILE (judges it), code (lines up to a single dot), judge, " +
		"probe N (of the verdict: what was wanted, and what came), diff (what you changed), api (what the package offers)"
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

// probe reads a probe of the last verdict: its two traces, and what the code answered.
func (d *fixDesk) probe(number string) error {
	at, err := strconv.Atoi(number)
	switch {
	case len(d.probes) == 0:
		return &lab.Mistake{What: "nothing was probed yet", Try: "judge"}
	case err != nil || at < 1 || at > len(d.probes):
		return &lab.Mistake{What: fmt.Sprintf("there is no probe %q", number), Try: fmt.Sprintf("a number from 1 to %d; those that went wrong come first", len(d.probes))}
	}
	probe := d.probes[at-1]
	d.line("probe %d of %d, %s: %s (%s, by %s)", at, len(d.probes), probe.Outcome, probe.Name, probe.Request, probe.Actor)
	for _, one := range []struct {
		said, answer string
		exchange     *lab.Exchange
	}{{"wanted", probe.Want, probe.Wanted}, {"given", probe.Got, probe.Given}} {
		d.line("%s: %s", one.said, one.answer)
		if one.exchange != nil {
			d.exchange(*one.exchange)
		}
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
	d.verdict(*attempt.Record.Verdict)
	if d.probes = widget.Order(*attempt.Record.Verdict); len(d.probes) > 0 {
		d.line("probe 1 to probe %d read what each was answered", len(d.probes))
	}
	if attempt.Right && !done {
		d.done()
	}
	return nil
}
