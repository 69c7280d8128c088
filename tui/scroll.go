package tui

import (
	"slices"

	"authlab/tui/widget"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
)

// scrollKeys are the bindings of whatever is longer than its pane.
func scrollKeys() []binding {
	return []binding{
		{Keys: on("up", "k"), Label: "up", Help: "scroll up", Action: actUp},
		{Keys: on("down", "j"), Label: "down", Help: "scroll down", Action: actDown},
		{Keys: on("pgup"), Help: "a page up", Action: actPageUp},
		{Keys: on("pgdown", "space"), Help: "a page down", Action: actPageDown},
		{Keys: on("home", "g"), Help: "to the top", Action: actTop},
		{Keys: on("end", "G"), Help: "to the bottom", Action: actBottom},
	}
}

// port is a view onto what may be longer than its pane. It is given content and
// size each time, so that it never holds any that are out of date.
type port struct{ viewport.Model }

func newPort() port { return port{viewport.New()} }

// onto is the port over some content, at a size in cells.
func (p port) onto(content string, w, h int) port {
	p.SetWidth(w)
	p.SetHeight(h)
	p.SetContent(content)
	return p
}

// moved is the port after the action of one of the scrollKeys.
func (p port) moved(action string) port {
	switch action {
	case actUp:
		p.ScrollUp(1)
	case actDown:
		p.ScrollDown(1)
	case actPageUp:
		p.PageUp()
	case actPageDown:
		p.PageDown()
	case actTop:
		p.GotoTop()
	case actBottom:
		p.GotoBottom()
	}
	return p
}

// footed are bindings for the footer: the keys that scroll are not in it where there is
// nothing to scroll.
func (p port) footed(bindings []binding) []binding {
	if !p.AtTop() || !p.AtBottom() {
		return bindings
	}
	shown := slices.Clone(bindings)
	for i := range shown {
		if shown[i].Action == actUp || shown[i].Action == actDown {
			shown[i].Label = ""
		}
	}
	return shown
}

// titled is a pane's title that says when there is more than is in view.
func (p port) titled(title string) string { return marked(title, !p.AtTop(), !p.AtBottom()) }

// marked is a title that says whether something is out of view above, or below.
func marked(title string, above, below bool) string {
	switch {
	case below:
		return title + " · more ▾"
	case above:
		return title + " · end ▴"
	}
	return title
}

// listed is the title of a menu, which says when there is more than is in view.
func listed(title string, count, cursor, h int) string {
	above, below := widget.MenuMore(count, cursor, h)
	return marked(title, above, below)
}

// inView is the title of a list of rows, of which h are in view from the first one on.
func inView(title string, first, h, count int) string {
	return marked(title, first > 0, first+h < count)
}

// wheeled is the port after a turn of the mouse wheel.
func (p port) wheeled(msg tea.MouseWheelMsg) port {
	p.Model, _ = p.Update(msg)
	return p
}

// wheelStep is how far a turn of the wheel moves a cursor.
func wheelStep(msg tea.MouseWheelMsg) int {
	if msg.Button == tea.MouseWheelUp {
		return -1
	}
	return 1
}
