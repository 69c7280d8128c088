package tui

import (
	tea "charm.land/bubbletea/v2"
)

// Starting is the program while what its screens are made of is read: it is at the
// terminal at once, and gives way to the App.
type Starting struct {
	read  func() (Config, error)
	early []tea.Msg // for the App
	err   error
}

var _ tea.Model = (*Starting)(nil)

// Start returns the program before there is a Config; read may block.
func Start(read func() (Config, error)) *Starting { return &Starting{read: read} }

// ready is what was read.
type ready struct {
	config Config
	err    error
}

// Init reads.
func (s *Starting) Init() tea.Cmd {
	return func() tea.Msg {
		config, err := s.read()
		return ready{config, err}
	}
}

// Update keeps what comes too early for the App.
func (s *Starting) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if press, pressed := msg.(tea.KeyPressMsg); pressed && press.String() == "ctrl+c" {
		return s, tea.Quit
	}
	if done, is := msg.(ready); is {
		return s.giveWay(done)
	}
	s.early = append(s.early, msg)
	return s, nil
}

func (s *Starting) giveWay(to ready) (tea.Model, tea.Cmd) {
	if s.err = to.err; s.err != nil {
		return s, tea.Quit
	}
	app := New(to.config)
	commands := []tea.Cmd{app.Init()}
	for _, msg := range s.early {
		_, command := app.Update(msg)
		commands = append(commands, command)
	}
	return app, tea.Batch(commands...)
}

// View needs no size: there is hardly time to see it.
func (s *Starting) View() tea.View {
	view := tea.NewView(" authlab\n\n  reading the scenarios …")
	view.AltScreen = true
	view.WindowTitle = "authlab"
	return view
}
