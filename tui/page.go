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
	if !d.before() {
		return []binding{{Keys: on("enter", "ctrl+n", "n"), Label: "results", Help: "your results, and what to play next", Action: actOpen}}
	}
	return []binding{{Keys: on("enter"), Label: "begin", Help: "begin with the first step", Action: actOpen}}
}

func (d *page) do(_ string, sc scene) tea.Cmd {
	if !d.before() {
		return send(d.results())
	}
	return d.goTo(0, sc)
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
	case step.Revealed && step.Earned == 0 && step.Solved == nil:
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
