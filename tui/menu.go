package tui

import (
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openMenu lays a choice over the screen.
type openMenu struct {
	title string
	items []widget.Item
	chose func(i int) tea.Msg // what choosing one of them sends

	cursor int // which is taken unless another one is chosen
}

// menu is the choice of one thing among a few.
type menu struct{ openMenu }

func newMenu(of openMenu) *menu { return &menu{of} }

func (m *menu) typing() bool { return false }

func (m *menu) bindings() []binding {
	return []binding{
		{Keys: on("enter"), Label: "take it", Help: "take the one under the cursor", Action: actPick},
		{Keys: on("up", "k"), Help: "the one before", Action: actUp},
		{Keys: on("down", "j"), Help: "the next one", Action: actDown},
		{Keys: on("esc"), Label: "close", Help: "leave everything as it is", Action: actBack},
	}
}

func (m *menu) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseMsg:
		box := m.box(sc)
		mouse := pointed(msg, box, m.cursor, len(m.items), box.H-4)
		m.cursor = mouse.at
		switch {
		case mouse.outside:
			return nil, nil
		case mouse.again:
			return nil, send(m.chose(m.cursor))
		}
	}
	return m, nil
}

func (m *menu) press(press tea.KeyPressMsg) (screen, tea.Cmd) {
	switch action, _ := act(m.bindings(), press, false); action {
	case actBack:
		return nil, nil
	case actPick:
		if m.cursor < len(m.items) {
			return nil, send(m.chose(m.cursor))
		}
	case actUp:
		m.cursor = max(0, m.cursor-1)
	case actDown:
		m.cursor = max(0, min(m.cursor+1, len(m.items)-1))
	}
	return m, nil
}

func (m *menu) box(sc scene) rect { return centred(sc, 76, len(m.items)+4) }

func (m *menu) view(sc scene) string {
	w, h := widget.Inside(sc.W, sc.H)
	list := widget.Menu(m.items, m.cursor, w, h-2, sc.Theme)
	return widget.Pane(listed(m.title, len(m.items), m.cursor, h-2), stacked(list, widget.Fit("", w, 1), sc.footer(m.bindings(), w)), sc.W, sc.H, true, sc.Theme)
}
