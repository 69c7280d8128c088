package plain

import (
	"fmt"
	"strings"

	"authlab/lab"
)

// fixDesk holds the code being mended: "save FILE", edit it anywhere, "load
// FILE"; or a whole file between "code" and a line with a single dot.
type fixDesk struct {
	*game
	step   *lab.Step
	text   string
	typing bool
	lines  []string
}

func (d *fixDesk) show() {
	d.line("%s:", d.Run.Scenario().FileName())
	d.block(d.text)
	d.line("%s", d.help())
}

func (d *fixDesk) help() string {
	return "save FILE (then edit it where you like), load FILE (judges it), code (lines up to a single dot), judge"
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
	}
	return false, nil
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
	if attempt.Right && !done {
		d.done()
	}
	return nil
}
