// Bare is the least program of Bubble Tea that fills a terminal: what authlab's start
// is measured against.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

type bare struct{}

func (bare) Init() tea.Cmd { return nil }

func (b bare) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, pressed := msg.(tea.KeyPressMsg); pressed {
		return b, tea.Quit
	}
	return b, nil
}

func (bare) View() tea.View {
	view := tea.NewView("bare")
	view.AltScreen = true
	return view
}

func main() {
	if _, err := tea.NewProgram(bare{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
