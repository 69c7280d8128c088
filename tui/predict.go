package tui

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// predict is the desk of a prediction: say what the API will answer, at which
// gate it stops, and how sure you are; then see.
type predict struct {
	*play
	request lab.Request
	row     int // of the form: status, gate, confidence
	chosen  [3]int
	lit     int // gates that are lit; all of them where negative
}

// The rows of the form.
const (
	rowStatus = iota
	rowGate
	rowConfidence
)

// lightPace is the time from one gate to the next.
const lightPace = 160 * time.Millisecond

// lightUp lights the next gate of a desk.
type lightUp struct{ desk desk }

// requestRead is the request a step starts from.
type requestRead struct{ request lab.Request }

func newPredict(p *play) *predict { return &predict{play: p, lit: -1} }

func (d *predict) load() tea.Cmd {
	step := d.step().ID
	return d.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
		request, err := run.Request(step)
		return requestRead{request}, err
	})
}

// answered is the first answer, the one that counts; nil before it.
func (d *predict) answered() *lab.Attempt { return d.stepState().Solved }

func (d *predict) groups(wide bool) []group {
	seen := d.answered() != nil
	switch {
	case wide && seen:
		return []group{{
			{30, []slot{{paneStory, 1}}},
			{40, []slot{{paneRequest, 2}, {paneResponse, 3}}},
			{30, []slot{{paneGates, 3}, {paneCompared, 2}}},
		}}
	case wide:
		return []group{{
			{30, []slot{{paneStory, 1}}},
			{40, []slot{{paneRequest, 1}, {panePredict, 1}}},
			{30, []slot{{paneGates, 1}}},
		}}
	case seen:
		return []group{
			one(paneStory),
			{{1, []slot{{paneRequest, 2}, {paneResponse, 3}}}},
			{{1, []slot{{paneGates, 1}}}, {1, []slot{{paneCompared, 1}}}},
		}
	default:
		return []group{one(paneStory), {{1, []slot{{paneRequest, 2}, {panePredict, 3}}}}, one(paneGates)}
	}
}

func (d *predict) first(wide bool) pane {
	switch {
	case d.answered() != nil:
		return paneGates
	case wide:
		return panePredict
	default:
		return paneStory
	}
}

func (d *predict) typing() bool { return false }

func (d *predict) bindings() []binding {
	if d.answered() != nil {
		return []binding{copyBinding()}
	}
	ask := binding{Keys: []string{"enter", "ctrl+s"}, Label: "send it", Help: "fix your prediction and send the request", Action: actSend}
	if d.busy != "" {
		ask.Disabled = "the request is on its way"
	}
	bindings := []binding{ask}
	if d.focus == panePredict {
		bindings = append(bindings,
			binding{Keys: []string{"left", "h"}, Label: "choose", Help: "choose to the left", Action: actLeft},
			binding{Keys: []string{"right", "l"}, Help: "choose to the right", Action: actRight},
			binding{Keys: []string{"up", "k"}, Help: "the question before", Action: actUpRow},
			binding{Keys: []string{"down", "j"}, Help: "the next question", Action: actDownRow})
	}
	return append(bindings, copyBinding())
}

func copyBinding() binding {
	return binding{Keys: []string{"ctrl+y"}, Label: "curl", Help: "copy the request as a curl command", Action: actCopy}
}

func (d *predict) do(action string, sc scene) tea.Cmd {
	switch action {
	case actSend:
		if d.focus != panePredict {
			d.focus = panePredict
			return nil
		}
		return d.send()
	case actCopy:
		return d.copy(d.request)
	case actUpRow, actDownRow:
		d.moveRow(action)
	case actLeft, actRight:
		d.choose(action)
	}
	return nil
}

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
	by := 1
	if action == actLeft {
		by = count - 1
	}
	d.chosen[d.row] = (d.chosen[d.row] + by) % count
}

// said is the prediction as the form stands.
func (d *predict) said() lab.Prediction {
	return lab.Prediction{
		Status:     d.step().Predict.Statuses[d.chosen[rowStatus]],
		Gate:       lab.Gates()[d.chosen[rowGate]],
		Confidence: lab.Confidences()[d.chosen[rowConfidence]],
	}
}

func (d *predict) send() tea.Cmd {
	step, said := d.step().ID, d.said()
	return d.wait("sending the request", func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		return run.Predict(ctx, step, said)
	})
}

func (d *predict) update(msg tea.Msg, _ scene) tea.Cmd {
	switch msg := msg.(type) {
	case requestRead:
		d.request = msg.request
	case lab.Attempt:
		d.focus = paneGates
		d.tell(*msg.Record.Prediction)
		if d.motion {
			d.lit = 0
			return d.light()
		}
	case lightUp:
		return d.lightNext()
	}
	return nil
}

func (d *predict) tell(judged lab.Judged) {
	earned := d.stepState().Earned
	if judged.Right() {
		d.say(gladly, "%d, as you said · %+d", judged.GotStatus, earned)
		return
	}
	d.say(badly, "you said %s, it answered %s · %+d", spoken(judged.Status, judged.Gate, judged.GateAsked), spoken(judged.GotStatus, judged.GotGate, judged.GateAsked), earned)
}

func spoken(status int, gate lab.Gate, withGate bool) string {
	if withGate {
		return fmt.Sprintf("%d at %s", status, gate)
	}
	return fmt.Sprint(status)
}

func (d *predict) light() tea.Cmd {
	return tea.Tick(lightPace, func(time.Time) tea.Msg { return lightUp{d} })
}

func (d *predict) lightNext() tea.Cmd {
	attempt := d.answered()
	if d.lit < 0 || attempt == nil {
		return nil
	}
	d.lit++
	if d.lit >= len(attempt.Record.Exchange.Trace) {
		d.lit = -1
		return nil
	}
	return d.light()
}

// skipMotion lights what is not lit yet, and reports whether anything was.
func (d *predict) skipMotion() bool {
	moving := d.lit >= 0
	d.lit = -1
	return moving
}

func (d *predict) draw(p pane, sc scene) drawn {
	attempt := d.answered()
	switch p {
	case panePredict:
		return drawn{title: string(p), body: d.form(sc)}
	case paneCompared:
		return drawn{title: string(p), body: d.compared(sc), scrolls: true}
	case paneResponse:
		return responsePane(attempt.Record.Exchange, sc)
	case paneGates:
		if attempt == nil {
			return gatesPane(nil, -1, sc)
		}
		return gatesPane(attempt.Record.Exchange, d.lit, sc)
	default:
		return requestPane(d.step().Predict.As, d.request.Text(), sc)
	}
}

func (d *predict) form(sc scene) string {
	var lines []string
	for _, row := range d.rows() {
		lines = append(lines, d.formRow(row, sc), "")
	}
	if d.step().Predict.AskGate {
		lines = append(lines, sc.Theme.Muted.Render(wrapped(stopping(d.said().Gate), sc.W)))
	}
	return widget.Fit(strings.Join(lines, "\n"), sc.W, sc.H)
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
		text := "○ " + option
		if i == d.chosen[row] {
			text = sc.Theme.Selection.Render("● " + option)
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

// compared is what was said beside what came, and why the one was not the other.
func (d *predict) compared(sc scene) string {
	attempt := d.answered()
	if d.lit >= 0 {
		return sc.Theme.Muted.Render("on its way through the gates …")
	}
	judged := attempt.Record.Prediction
	lines := []string{
		d.sentence(*judged, sc), "",
		sc.Theme.Muted.Render(pad("", 9) + pad("you said", 11) + "it answered"),
		comparedRow("status", fmt.Sprint(judged.Status), fmt.Sprint(judged.GotStatus), judged.StatusRight, sc),
	}
	if judged.GateAsked {
		lines = append(lines, comparedRow("gate", string(judged.Gate), string(judged.GotGate), judged.GateRight, sc))
	}
	text := strings.Join(lines, "\n")
	if why := d.prose().because[judged.Status]; why != "" && !judged.StatusRight {
		text += "\n\n" + sc.Markdown.Render(why, sc.W)
	}
	if after := d.prose().after; after != "" {
		text += "\n\n" + sc.Markdown.Render(after, sc.W)
	}
	return text
}

// sentence is the comparison in words: whether right, how sure, what it paid.
func (d *predict) sentence(judged lab.Judged, sc scene) string {
	verdict := sc.Theme.Good.Render(style.Passed + " right")
	if !judged.Right() {
		verdict = sc.Theme.Bad.Render(style.Denied + " wrong")
	}
	return fmt.Sprintf("%s · %s · %+d of %d", verdict, judged.Confidence, d.stepState().Earned, d.step().Points)
}

func comparedRow(name, said, got string, right bool, sc scene) string {
	glyph := sc.Theme.Good.Render(style.Passed)
	if !right {
		glyph = sc.Theme.Bad.Render(style.Denied)
	}
	return glyph + " " + sc.Theme.Muted.Render(pad(name, 7)) + pad(said, 11) + got
}

// statusText is a status with its name: "403 Forbidden".
func statusText(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}
