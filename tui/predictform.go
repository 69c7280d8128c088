package tui

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

func (d *predict) moveRow(action string) {
	rows := d.rows()
	at := slices.Index(rows, d.row)
	if action == actDownRow {
		at++
	} else {
		at--
	}
	d.row = rows[max(0, min(at, len(rows)-1))]
}

// rows lists the questions that are asked.
func (d *predict) rows() []int {
	if d.step().Predict.AskGate {
		return []int{rowStatus, rowGate, rowConfidence}
	}
	return []int{rowStatus, rowConfidence}
}

func (d *predict) choose(action string) {
	count := [...]int{len(d.step().Predict.Statuses), len(lab.Gates()), len(lab.Confidences())}[d.row]
	at := d.chosen[d.row] + 1
	if action == actLeft {
		at = d.chosen[d.row] - 1
	}
	if at < 1 {
		at = count
	}
	if at > count {
		at = 1
	}
	d.chosen[d.row] = at
}

// goOn goes to the next question that has no answer; once all have one it sends.
func (d *predict) goOn() tea.Cmd {
	if d.focus != panePredict {
		d.focus = panePredict
		return nil
	}
	for _, row := range d.rows() {
		if d.chosen[row] != 0 {
			continue
		}
		if row == d.row {
			d.say(plainly, "choose with ← and →, then enter")
		}
		d.row = row
		return nil
	}
	return d.send()
}

// complete reports whether every question has an answer.
func (d *predict) complete() bool {
	for _, row := range d.rows() {
		if d.chosen[row] == 0 {
			return false
		}
	}
	return true
}

// said is the prediction as the form stands.
func (d *predict) said() lab.Prediction {
	return lab.Prediction{
		Status:     d.step().Predict.Statuses[max(0, d.chosen[rowStatus]-1)],
		Gate:       lab.Gates()[max(0, d.chosen[rowGate]-1)],
		Confidence: lab.Confidences()[max(0, d.chosen[rowConfidence]-1)],
	}
}

func (d *predict) form(sc scene) string {
	var lines []string
	for _, row := range d.rows() {
		lines = append(lines, d.formRow(row, sc), "")
	}
	lines = append(lines, sc.Theme.Muted.Render(wrapped(d.prices(), sc.W)))
	if d.chosen[rowGate] != 0 {
		lines = append(lines, sc.Theme.Muted.Render(wrapped(stopping(d.said().Gate), sc.W)))
	}
	return widget.Fit(strings.Join(lines, "\n"), sc.W, sc.H)
}

// prices says what each confidence pays: when right, or when wrong.
func (d *predict) prices() string {
	if d.practising() {
		return "practice: your points stay"
	}
	var all []string
	for _, confidence := range lab.Confidences() {
		right, wrong := d.stepState().PredictionPays(confidence)
		all = append(all, fmt.Sprintf("%s %+d or %+d", confidence, right, wrong))
	}
	return "pays: " + strings.Join(all, " · ")
}

// stopping says what it means to say a gate.
func stopping(gate lab.Gate) string {
	if gate == lab.GateHandler {
		return "handler: no gate stops it, the operation runs"
	}
	return "stopped at " + string(gate) + ": " + gate.Question()
}

// formRow is a question with its answers beside each other, on as many lines as
// they need.
func (d *predict) formRow(row int, sc scene) string {
	name := [...]string{"status", "gate", "confidence"}[row]
	cursor, label := "  ", sc.Theme.Muted.Render(name)
	if row == d.row && d.focus == panePredict {
		cursor, label = sc.Theme.Accent.Render("▸ "), sc.Theme.Accent.Render(name)
	}
	const indent = 13
	options := make([]string, 0, len(lab.Gates()))
	for i, option := range d.options(row) {
		text := style.Unchosen + " " + option
		if i+1 == d.chosen[row] {
			text = sc.Theme.Selection.Render(style.Chosen + " " + option)
		}
		options = append(options, text)
	}
	answers := flowed(options, sc.W-indent)
	return beside(widget.Fit(cursor+label, indent, height(answers)), answers)
}

func (d *predict) options(row int) []string {
	var all []string
	switch row {
	case rowStatus:
		for _, status := range d.step().Predict.Statuses {
			all = append(all, fmt.Sprint(status))
		}
	case rowGate:
		for _, gate := range lab.Gates() {
			all = append(all, string(gate))
		}
	case rowConfidence:
		for _, confidence := range lab.Confidences() {
			all = append(all, confidence.String())
		}
	}
	return all
}
