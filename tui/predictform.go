package tui

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// question is a row of the form: what is asked, and what may be said.
type question struct {
	part    lab.Part // empty for the confidence, which is asked last
	name    string
	options []string
}

func (d *predict) questions() []question {
	ask := d.step().Predict
	var all []question
	for _, part := range ask.Asked() {
		all = append(all, question{part, string(part), ask.Options(part)})
	}
	confidence := question{name: "confidence"}
	for _, one := range lab.Confidences() {
		confidence.options = append(confidence.options, one.String())
	}
	return append(all, confidence)
}

func (d *predict) moveRow(action string) {
	at := d.row + 1
	if action == actUpRow {
		at = d.row - 1
	}
	d.row = max(0, min(at, len(d.questions())-1))
}

func (d *predict) choose(action string) {
	count := len(d.questions()[d.row].options)
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
	for row := range d.questions() {
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
	for row := range d.questions() {
		if d.chosen[row] == 0 {
			return false
		}
	}
	return true
}

// said is the prediction as the form stands; of what is not chosen yet, the first.
func (d *predict) said() lab.Prediction {
	var said lab.Prediction
	for row, asked := range d.questions() {
		at := max(0, d.chosen[row]-1)
		if asked.part == "" {
			said.Confidence = lab.Confidences()[at]
		} else {
			said = said.With(asked.part, asked.options[at])
		}
	}
	return said
}

func (d *predict) form(sc scene) string {
	var rows []string
	notes := []string{sc.Theme.Muted.Render(wrapped(d.prices(), sc.W))}
	for row, asked := range d.questions() {
		rows = append(rows, d.formRow(row, asked, sc))
		if asked.part == lab.PartGate {
			gate := lab.Gate("")
			if d.chosen[row] != 0 {
				gate = d.said().Gate
			}
			notes = append(notes, sc.Theme.Muted.Render(wrapped(stopping(gate), sc.W)))
		}
	}
	form := strings.Join(rows, "\n\n") + "\n\n" + strings.Join(notes, "\n")
	if height(form) > sc.H { // many questions, little room
		form = strings.Join(append(rows, notes...), "\n")
	}
	return widget.Fit(form, sc.W, sc.H)
}

// prices says what each confidence pays: when right, or when wrong.
func (d *predict) prices() string {
	if d.practising() {
		return "practice: your points stay"
	}
	if d.stepState().Done {
		return "the solution was shown: nothing is paid or charged any more"
	}
	var all []string
	for _, confidence := range lab.Confidences() {
		right, wrong := d.stepState().PredictionPays(confidence)
		all = append(all, fmt.Sprintf("%s %+d or %+d", confidence, right, wrong))
	}
	return "pays: " + strings.Join(all, " · ")
}

// stopping says what it means to say a gate, or what to say before one is said.
func stopping(gate lab.Gate) string {
	if gate == "" {
		return "gate: the one that stops it; handler where none does"
	}
	if gate == lab.GateHandler {
		return "handler: no gate stops it, the operation runs"
	}
	return "stopped at " + string(gate) + ": " + gate.Question()
}

// formRow is a question with its answers beside each other, on as many lines as
// they need.
func (d *predict) formRow(row int, asked question, sc scene) string {
	cursor, label := "  ", sc.Theme.Muted.Render(asked.name)
	if row == d.row && d.focus == panePredict {
		cursor, label = sc.Theme.Accent.Render("▸ "), sc.Theme.Accent.Render(asked.name)
	}
	const indent = 13
	options := make([]string, 0, len(asked.options))
	for i, option := range asked.options {
		text := style.Unchosen + " " + option
		if i+1 == d.chosen[row] {
			text = sc.Theme.Selection.Render(style.Chosen + " " + option)
		}
		options = append(options, text)
	}
	if widest(options) > sc.W-indent { // they stand below, further to the left
		return cursor + label + "\n" + indented(flowed(options, sc.W-4), 4)
	}
	answers := flowed(options, sc.W-indent)
	return beside(widget.Fit(cursor+label, indent, height(answers)), answers)
}

func widest(items []string) int {
	w := 0
	for _, item := range items {
		w = max(w, ansi.StringWidth(item))
	}
	return w
}
