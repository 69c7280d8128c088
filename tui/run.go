package tui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Terminal is what a program is played at.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Environ []string // NAME=value: what kind of terminal it is
	Rest    func()   // what is to be done when the learner reads or thinks
}

// Run plays at a terminal until the learner leaves, the context ends or the program
// ends by itself, which is an error. What the screens are made of is read meanwhile;
// read may block.
func Run(ctx context.Context, at Terminal, read func() (Config, error)) error {
	last, err := run(Start(read), at, tea.WithContext(ctx), resting(at.Rest))
	return errors.Join(err, ended(last))
}

// untilRest is how long nothing is typed before there is a rest.
const untilRest = 2 * time.Second

// resting calls rest once nothing was typed for a while, and again after more was.
func resting(rest func()) tea.ProgramOption {
	timer := time.AfterFunc(untilRest, rest)
	return tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch msg.(type) {
		case tea.KeyMsg, tea.MouseMsg, tea.PasteMsg:
			timer.Reset(untilRest)
		}
		return msg
	})
}

// Bubble Tea's renderer has only the terminal's modes to see to, which need not be 60
// times a second.
const modesPerSecond = 15

// run runs a model and returns the one it ended with.
func run(model tea.Model, at Terminal, options ...tea.ProgramOption) (tea.Model, error) {
	painter := newPainter(at.Out, at.Environ)
	defer painter.leave()
	last, err := tea.NewProgram(painted{model, painter}, append(options,
		tea.WithInput(at.In), tea.WithOutput(painter.terminal()), tea.WithEnvironment(at.Environ),
		tea.WithFPS(modesPerSecond))...).Run()
	ended, _ := last.(painted) // after a panic there is none
	return ended.Model, err
}

// ended says why a program ended by itself, by the model it ended with; nil where it
// did not.
func ended(model tea.Model) error {
	switch model := model.(type) {
	case *Starting:
		return model.err
	case *App:
		if said := model.Epitaph(); said != "" {
			return errors.New(said)
		}
	}
	return nil
}
