package tui

import (
	"context"

	"authlab/lab"
	"authlab/tui/widget"

	"charm.land/bubbles/v2/spinner"
	tea "charm.land/bubbletea/v2"
)

// openScenario asks for the scenario with an id.
type openScenario struct{ id string }

// opened is a scenario's run, for the screen that waits for it.
type opened struct {
	opening *opening
	run     *lab.Run
	script  script
	state   lab.ScenarioProgress
	err     error
}

// opening is shown while a scenario's world and API start.
type opening struct {
	id      string
	err     error
	waiting waiting
}

func newOpening(id string, motion bool) *opening {
	return &opening{id: id, waiting: newWaiting(motion)}
}

func openRun(config Config, waiting *opening, id string) tea.Cmd {
	return func() tea.Msg {
		run, err := config.Open(context.Background(), id)
		if err != nil {
			return opened{opening: waiting, err: err}
		}
		return opened{waiting, run, readScript(run), run.State(), nil}
	}
}

func closeRun(run *lab.Run) tea.Cmd {
	return func() tea.Msg {
		_ = run.Close() // every attempt is stored by now; there is nobody left to tell
		return nil
	}
}

func (o *opening) typing() bool { return false }

func (o *opening) bindings() []binding {
	return []binding{{Keys: on("esc"), Label: "back", Help: "back to the home screen", Action: actBack}}
}

func (o *opening) update(msg tea.Msg, _ scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if action, _ := act(o.bindings(), msg, false); action == actBack {
			return nil, nil
		}
	case spinner.TickMsg:
		if o.err == nil {
			var next tea.Cmd
			o.waiting, next = o.waiting.turned(msg)
			return o, next
		}
	}
	return o, nil
}

func (o *opening) view(sc scene) string {
	text := o.waiting.over("starting the world of " + o.id)
	if o.err != nil {
		text = sc.Theme.Bad.Render("✗ "+o.id+" cannot be opened") + "\n\n" + widget.Safe(o.err.Error())
	}
	body := wrapped(text, sc.W-8)
	return stacked(
		widget.Header("authlab", "", "", sc.W, sc.Theme),
		widget.Fit("\n"+indented(body, 4), sc.W, sc.H-2),
		sc.footer(o.bindings(), sc.W),
	)
}
