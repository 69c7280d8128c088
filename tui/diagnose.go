package tui

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// diagnose is the desk of a diagnosis: audit lines, and which of them shows what
// is asked for.
type diagnose struct {
	picker
	lines []lab.Exchange
}

// linesRead are the exchanges whose audit lines are shown.
type linesRead struct{ lines []lab.Exchange }

func newDiagnose(p *play) *diagnose { return &diagnose{picker: newPicker(p, 0)} }

func (d *diagnose) load() tea.Cmd {
	step := d.step().ID
	return d.ask(func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		lines, err := run.Lines(ctx, step)
		return linesRead{lines}, err
	})
}

// groups shows the gates only once the step is done: they are the answer.
func (d *diagnose) groups(wide bool) []group {
	done := d.stepState().Done && len(d.lines) > 0
	switch {
	case wide && done:
		return []group{{{30, []slot{{paneStory, 1}}}, {40, []slot{{paneLog, 1}}}, {30, []slot{{paneGates, 1}}}}}
	case wide:
		return []group{{{30, []slot{{paneStory, 1}}}, {70, []slot{{paneLog, 1}}}}}
	case done:
		return []group{one(paneStory), one(paneLog), one(paneGates)}
	default:
		return []group{one(paneStory), one(paneLog)}
	}
}

func (d *diagnose) first(wide bool) pane { return d.picker.first(wide, paneLog) }

func (d *diagnose) work() pane { return paneLog }

func (d *diagnose) bindings() []binding { return d.picker.bindings(paneLog) }

func (d *diagnose) do(action string, _ scene) tea.Cmd { return d.picker.do(action) }

func (d *diagnose) update(msg tea.Msg, _ scene) tea.Cmd {
	switch msg := msg.(type) {
	case linesRead:
		d.lines, d.count = msg.lines, len(msg.lines)
		d.cursor = min(d.cursor, max(0, d.count-1))
	case tea.KeyPressMsg:
		d.jump(msg, paneLog)
	case lab.Attempt:
		d.answer(msg)
		if picked := msg.Record.Choice; picked != nil && !msg.Right && *picked < len(d.lines) {
			d.say(badly, "not this one: %s; %s", gateOf(d.lines[*picked].Trace), d.left())
		}
	}
	return nil
}

// gateOf says what the gate had asked that stopped a request.
func gateOf(trace lab.Trace) string {
	if gate := trace.StoppedAt(); gate != lab.GateHandler {
		return stopping(gate)
	}
	return "it was let in"
}

// auditRow is what matters of an audit line in one row, and the whole line to
// stand below. A line of another form is its own row.
func auditRow(log string) (row, whole string) {
	var line struct {
		Who, Method, Path, Checkpoint, Gate, Reason string
		Status                                      int
	}
	if err := json.Unmarshal([]byte(log), &line); err != nil {
		return log, ""
	}
	status := strconv.Itoa(line.Status)
	if strings.HasPrefix(line.Reason, status) { // as of what was let in: nothing to add
		line.Reason = ""
	}
	wish := strings.TrimSpace(line.Method + " " + line.Path)
	parts := []string{line.Who, wish, status, line.Checkpoint, line.Gate, line.Reason}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(parts, " · "), log
}

func (d *diagnose) draw(p pane, sc scene) drawn {
	if p == paneGates {
		return gatesPane(&d.lines[max(0, d.cursor)], -1, sc)
	}
	all := make([]choice, len(d.lines))
	for i, exchange := range d.lines {
		text, whole := auditRow(exchange.Log)
		all[i] = choice{text: widget.Safe(text), glyph: d.glyph(i, d.step().Diagnose.Matches(exchange), sc)}
		if i == d.cursor {
			all[i].below = sc.Theme.Muted.Render(wrapped(widget.Safe(whole), max(sc.W-6, 8)))
		}
	}
	question := sc.Markdown.Render(d.prose().question, sc.W)
	return choices(p, question, all, d.cursor, d.focus == p, sc)
}
