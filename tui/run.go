package tui

import (
	"context"
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"
)

// Terminal is what a program is played at.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Environ []string // NAME=value: what kind of terminal it is
}

// Run plays at a terminal until the learner leaves, the context ends or the program
// ends by itself, which is an error. What the screens are made of is read meanwhile;
// read may block.
func Run(ctx context.Context, at Terminal, read func() (Config, error)) error {
	last, err := run(Start(read), at, tea.WithContext(ctx))
	return errors.Join(err, ended(last))
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
