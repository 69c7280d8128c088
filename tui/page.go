package tui

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/style"

	tea "charm.land/bubbletea/v2"
)

// page is the desk before the first step, with the brief on it, and the desk
// after the last, with the debrief.
type page struct{ *play }

func (d *page) before() bool { return d.at < 0 }

func (d *page) pane() pane {
	if d.before() {
		return paneBrief
	}
	return paneDebrief
}

func (d *page) load() tea.Cmd { return nil }

func (d *page) groups(wide bool) []group {
	if wide {
		return []group{{{64, []slot{{d.pane(), 1}}}, {36, []slot{{paneSteps, 1}}}}}
	}
	return []group{one(d.pane()), one(paneSteps)}
}

func (d *page) first(bool) pane { return d.pane() }

func (d *page) work() pane { return "" }

func (d *page) typing() bool { return false }

func (d *page) bindings() []binding {
	if d.before() {
		return []binding{{Keys: on("enter"), Label: "begin", Help: "down the brief, and at its end to the first step", Action: actOpen}}
	}
	return []binding{
		{Keys: on("enter"), Label: "results", Help: "down the debrief, and at its end to your results, and what to play next", Action: actOpen},
		{Keys: on("ctrl+n", "n"), Help: "your results, and what to play next", Action: actResults},
	}
}

// do leads on from the end of the page; enter goes down to it first.
func (d *page) do(_ string, sc scene) tea.Cmd {
	switch {
	case d.ended(sc) && d.before():
		return d.goTo(0, sc)
	case d.ended(sc):
		return send(d.results())
	case d.focus != d.pane():
		d.focus = d.pane()
	default:
		d.scroll(d.pane(), sc, func(port port) port { return port.moved(actPageDown) })
	}
	return nil
}

// ended reports whether the end of the page is in view, or would be in the place of
// the pane that is.
func (d *page) ended(sc scene) bool {
	_, panes := d.layout(sc)
	inner := sc.sized(panes[0].inside())
	return d.port(d.pane()).onto(d.draw(d.pane(), inner).body, inner.W, inner.H).AtBottom()
}

func (d *page) update(tea.Msg, scene) tea.Cmd { return nil }

func (d *page) draw(p pane, sc scene) drawn {
	if p == paneSteps {
		return drawn{title: p, body: stepList(d.state, sc), scrolls: true}
	}
	text := d.script.brief
	if !d.before() {
		text = d.script.debrief
	}
	return drawn{title: p, body: sc.Markdown.Render(text, min(sc.W, readable)), scrolls: true}
}

// readable is the longest line that is comfortable to read.
const readable = 84

// stepList is a scenario's steps: how each went and what it paid.
func stepList(state lab.ScenarioProgress, sc scene) string {
	var lines []string
	for i, step := range state.Steps {
		glyph, standing := standing(step, sc.Theme)
		lines = append(lines,
			fmt.Sprintf("%s %d  %s", glyph, i+1, sc.Theme.Text.Render(step.Step.Title)),
			sc.Theme.Muted.Render(fmt.Sprintf("     %s · %s", step.Step.Kind, standing)), "")
	}
	return wrapped(strings.Join(lines, "\n"), sc.W)
}

// standing says in a glyph and in words how a step went.
func standing(step lab.StepState, theme style.Theme) (glyph, words string) {
	switch {
	case step.Revealed != nil && step.Earned == 0 && step.Solved == nil:
		return theme.Skipped.Render(style.Unasked), "solution shown"
	case step.Done && step.Earned < 0:
		return theme.Bad.Render(style.Denied), fmt.Sprintf("%d of %d points", step.Earned, step.Step.Points)
	case step.Done:
		return theme.Good.Render(style.Passed), fmt.Sprintf("%d of %d points", step.Earned, step.Step.Points)
	case step.Wrong > 0 || step.HintsTaken > 0:
		return theme.Muted.Render(style.Unchosen), fmt.Sprintf("%d of %d points left", step.CanEarn, step.Step.Points)
	default:
		return theme.Muted.Render(style.Unchosen), fmt.Sprintf("%d points", step.Step.Points)
	}
}
