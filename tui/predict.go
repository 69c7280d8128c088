package tui

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/style"

	tea "charm.land/bubbletea/v2"
)

// predict is the desk of a prediction: say what the API will answer, at which
// gate it stops, and how sure you are; then see.
type predict struct {
	*play
	request lab.Request
	row     int         // of the form
	chosen  map[int]int // by row, counted from 1: 0 is not chosen yet
	lit     int         // gates that are lit; all of them where negative
	before  int         // the score when the prediction was sent
}

// lightPace is the time from one gate to the next.
const lightPace = 160 * time.Millisecond

// lightUp lights the next gate of a desk.
type lightUp struct{ desk desk }

// requestRead is the request a step starts from.
type requestRead struct{ request lab.Request }

func newPredict(p *play) *predict { return &predict{play: p, chosen: map[int]int{}, lit: -1} }

func (d *predict) load() tea.Cmd {
	step := d.step().ID
	return d.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
		request, err := run.Request(step)
		return requestRead{request}, err
	})
}

// judged is how the first answer came out, the one that counts; nil where none was
// given, be it that the solution was shown.
func (d *predict) judged() *lab.Judged {
	if solved := d.stepState().Solved; solved != nil {
		return solved.Record.Prediction
	}
	return nil
}

// came is the exchange that was foretold or shown; nil before it.
func (d *predict) came() *lab.Exchange { return d.stepState().Came() }

func (d *predict) groups(wide bool) []group {
	seen := d.came() != nil
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
			{40, []slot{{paneRequest, 2}, {panePredict, 3}}},
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
	case d.came() != nil:
		return paneGates
	case wide:
		return panePredict
	default:
		return paneStory
	}
}

func (d *predict) work() pane { return panePredict }

func (d *predict) typing() bool { return false }

func (d *predict) bindings() []binding {
	if d.came() != nil {
		return []binding{copyBinding()}
	}
	ask := binding{Keys: on("enter", "ctrl+s"), Label: "go on", Help: "to the next question; when all are answered, send the request; " + d.prices(), Action: actSend}
	if d.complete() {
		ask.Label = "send it"
	}
	if d.busy != "" {
		ask.Disabled = "the request is on its way"
	}
	bindings := []binding{ask}
	if d.focus == panePredict {
		bindings = append(bindings,
			binding{Keys: on("left", "h"), Help: "choose to the left", Action: actLeft},
			binding{Keys: on("right", "l"), Label: "choose", Help: "choose to the right", Action: actRight},
			binding{Keys: on("up", "k"), Help: "the question before", Action: actUpRow},
			binding{Keys: on("down", "j"), Help: "the next question", Action: actDownRow})
	}
	return append(bindings, copyBinding())
}

func copyBinding() binding {
	return binding{Keys: on("ctrl+y"), Label: "curl", Help: "copy the request as a curl command; again as httpie", Action: actCopy}
}

func (d *predict) do(action string, sc scene) tea.Cmd {
	switch action {
	case actSend:
		return d.goOn()
	case actCopy:
		return d.copy(d.request)
	case actUpRow, actDownRow:
		d.moveRow(action)
	case actLeft, actRight:
		d.choose(action)
	}
	return nil
}

func (d *predict) send() tea.Cmd {
	step, said := d.step().ID, d.said()
	d.before = d.state.Score
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
		if d.motion {
			d.lit = 0
			return d.light()
		}
		d.tell()
	case revealed:
		if d.came() != nil {
			d.focus = paneGates
		}
	case lightUp:
		return d.lightNext()
	}
	return nil
}

// tell says how the prediction came out.
func (d *predict) tell() {
	judged, earned := d.judged(), d.stepState().Earned
	switch {
	case judged == nil: // the solution was shown
	case judged.Right() && judged.Accepted:
		d.say(gladly, "%d is accepted, it answered %d · %+d", judged.Status, judged.GotStatus, earned)
	case judged.Right():
		d.say(gladly, "%d, as you said · %+d", judged.GotStatus, earned)
	case judged.Partly():
		d.say(plainly, "%s %s · %+d", style.HalfWay, missed(*judged), earned)
	default:
		d.say(badly, "%s · %+d", missed(*judged), earned)
	}
}

// missed says what was said and what came, of the status and of whatever else was
// said wrong.
func missed(judged lab.Judged) string {
	var said, got strings.Builder
	for _, part := range judged.Parts() {
		between := ", "
		switch {
		case part.Part == lab.PartStatus:
			between = ""
		case part.Part == lab.PartGate:
			between = " at "
		case part.Right:
			continue
		}
		said.WriteString(between + part.Said)
		got.WriteString(between + part.Got)
	}
	return fmt.Sprintf("you said %s, it answered %s", &said, &got)
}

func (d *predict) light() tea.Cmd {
	return tea.Tick(lightPace, func(time.Time) tea.Msg { return lightUp{d} })
}

func (d *predict) lightNext() tea.Cmd {
	came := d.came()
	if d.lit < 0 || came == nil {
		return nil
	}
	d.lit++
	if d.lit >= len(came.Trace) {
		d.skipMotion()
		return nil
	}
	return d.light()
}

// lighting reports whether gates are lighting up. Until the last one is lit
// nothing else on the screen may tell how it ended.
func (d *predict) lighting() bool { return d.lit >= 0 }

// skipMotion lights what is not lit yet, says how it ended, and reports whether
// there was anything to light.
func (d *predict) skipMotion() bool {
	if !d.lighting() {
		return false
	}
	d.lit = -1
	d.tell()
	return true
}

func (d *predict) draw(p pane, sc scene) drawn {
	came := d.came()
	if d.lighting() && (p == paneCompared || p == paneResponse) {
		return drawn{title: p, body: sc.Theme.Muted.Render(onItsWay), scrolls: true}
	}
	switch p {
	case panePredict:
		return drawn{title: p, body: d.form(sc)}
	case paneCompared:
		return drawn{title: p, body: d.compared(sc), scrolls: true}
	case paneResponse:
		return responsePane(came, sc)
	case paneGates:
		return gatesPane(came, d.lit, sc)
	default:
		return requestPane(d.step().Predict.As, d.request.Text(), sc)
	}
}

// onItsWay stands where the answer will, until all gates are lit.
const onItsWay = "on its way through the gates …"

// statusText is a status with its name: "403 Forbidden".
func statusText(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}
