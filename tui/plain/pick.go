package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
)

// chooseDesk takes the number of an option.
type chooseDesk struct {
	*game
	step *lab.Step
}

func (d *chooseDesk) show() {
	d.prose(d.Run.Text(d.step.Choose.Question))
	for i, option := range d.step.Choose.Options {
		d.prose(fmt.Sprintf("  %d. %s", i+1, d.Run.Text(option.Text)))
	}
	d.line("%s", d.help())
}

func (d *chooseDesk) help() string {
	return fmt.Sprintf("a number from 1 to %d", len(d.step.Choose.Options))
}

func (d *chooseDesk) answer(line string) (bool, error) {
	return d.pick(d.step.ID, line, func(index int) {
		d.prose(d.Run.Text(d.step.Choose.Options[index].Why))
	})
}

// diagnoseDesk takes the number of an audit line.
type diagnoseDesk struct {
	*game
	step  *lab.Step
	lines []lab.Exchange
}

func (d *diagnoseDesk) show() {
	lines, err := d.Run.Lines(d.ctx, d.step.ID)
	if err != nil {
		d.line("the log cannot be read: %v", err)
		return
	}
	d.lines = lines
	for i, exchange := range lines {
		d.line("  %d. %s", i+1, strings.TrimSpace(exchange.Log))
	}
	d.prose(d.Run.Text(d.step.Diagnose.Question))
	d.line("%s", d.help())
}

func (d *diagnoseDesk) help() string {
	return fmt.Sprintf("a line's number, from 1 to %d", len(d.lines))
}

func (d *diagnoseDesk) answer(line string) (bool, error) {
	return d.pick(d.step.ID, line, func(index int) { d.gates(d.lines[index].Trace) })
}

// pick answers with a number and, once it is judged, explains that number.
func (g *game) pick(step, line string, explain func(index int)) (bool, error) {
	number, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		return false, nil
	}
	if slices.Contains(g.missed[step], number) { // it would only cost again
		return true, &lab.Mistake{What: fmt.Sprintf("you have had %d, and it is not the one", number), Try: "another number, or hint"}
	}
	done := g.state().Done
	attempt, err := g.Run.Pick(g.ctx, step, number-1)
	if err != nil {
		return true, err
	}
	g.line("%d is %s", number, rightness(attempt.Right))
	if !attempt.Right {
		g.missed[step] = append(g.missed[step], number)
	}
	explain(number - 1)
	if attempt.Right && !done {
		g.done()
	}
	return true, nil
}

// debriefDesk stands after the last step.
type debriefDesk struct{ *game }

func (d *debriefDesk) show() {
	d.heading("debrief · %s", d.Run.Scenario().Title)
	d.prose(d.Run.Text(d.Run.Scenario().Debrief))
	d.tally()
}

func (d *debriefDesk) tally() {
	matrix := lab.Confusion(d.Run.Attempts())
	for _, said := range matrix.Statuses {
		for _, got := range matrix.Statuses {
			if count := matrix.Count(said, got); count > 0 {
				d.line("  said %d, got %d: %d", said, got, count)
			}
		}
	}
	d.score()
}

func (d *debriefDesk) answer(string) (bool, error) { return false, nil }

func (d *debriefDesk) help() string { return "results (all of it), back, to see a step again; quit" }
