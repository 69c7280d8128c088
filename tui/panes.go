package tui

import (
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// panes are what screens share that fill the terminal with panes of their own: which of
// them has the focus, how far each is scrolled, and what is said below them.
type panes struct {
	focus pane
	ports map[pane]port
	note  note
}

// paned is a screen made of panes.
type paned interface {
	groups(sc scene) []group
	draw(p pane, sc scene) drawn
}

func newPanes(focus pane) panes { return panes{focus: focus, ports: map[pane]port{}} }

// paneKeys go from pane to pane, where no pane has a use for the arrows.
func paneKeys() []binding {
	return []binding{
		{Keys: on("tab", "f6", "right", "l"), Label: "pane", Help: "to the next pane", Action: actPane},
		{Keys: on("shift+tab", "left", "h"), Help: "to the pane before", Action: actPaneBack},
	}
}

// layout is where the panes lie, below the header and the tabs, where there are any.
func (p *panes) layout(of paned, sc scene) (tabs bool, all []placed) {
	groups := of.groups(sc)
	tabs = len(groups) > 1
	area := rect{0, headerLines, sc.W, sc.H - headerLines - height(p.note.drawn(sc)) - footerLines}
	if tabs {
		area.Y, area.H = area.Y+tabLines, area.H-tabLines
	}
	return tabs, groupOf(groups, p.focus).arrange(area, p.focus)
}

func (p *panes) drawn(of paned, header string, bindings []binding, sc scene) string {
	tabs, all := p.layout(of, sc)
	said, blocks := p.note.drawn(sc), []string{header}
	if tabs {
		blocks = append(blocks, tabLine(of.groups(sc), p.focus, sc))
	}
	return stacked(append(blocks, drawPanes(all, p.focus, func(at placed) widget.Part { return p.part(of, at, sc) }, sc),
		widget.Fit(said, sc.W, height(said)), sc.footer(bindings, sc.W))...)
}

func (p *panes) part(of paned, at placed, sc scene) widget.Part {
	inner := sc.sized(at.inside())
	content := of.draw(at.pane, inner)
	part := widget.Part{Title: content.title, Body: content.body}
	if content.scrolls {
		page := p.port(at.pane).onto(content.body, inner.W, inner.H)
		part.Title, part.Body = page.titled(content.title), page.View()
	}
	return part
}

func (p *panes) port(at pane) port {
	if port, used := p.ports[at]; used {
		return port
	}
	return newPort()
}

// move goes to the next pane, or the one before.
func (p *panes) move(of paned, action string, sc scene) {
	p.focus = besides(allPanes(of.groups(sc)), p.focus, action)
}

func (p *panes) scroll(of paned, at pane, sc scene, move func(port) port) {
	_, all := p.layout(of, sc)
	for _, placed := range all {
		if placed.pane != at {
			continue
		}
		inner := sc.sized(placed.inside())
		if content := of.draw(at, inner); content.scrolls {
			p.ports[at] = move(p.port(at).onto(content.body, inner.W, inner.H))
		}
	}
}

// click gives the pane under the mouse the focus, and says which row inside it was
// clicked; below 0 where it was an edge.
func (p *panes) click(of paned, msg tea.MouseClickMsg, sc scene) (at placed, row int) {
	tabs, all := p.layout(of, sc)
	if tabs && msg.Y == headerLines {
		p.focus = clickedTab(of.groups(sc), p.focus, msg.X, sc)
	}
	for _, at := range all {
		if !at.rect.holds(msg.X, msg.Y) {
			continue
		}
		p.focus = at.pane
		_, h := at.inside()
		if row := msg.Y - at.rect.Y - 1; row < h {
			return at, row
		}
	}
	return placed{}, -1
}

// wheel scrolls the pane under the mouse, and says which it is.
func (p *panes) wheel(of paned, msg tea.MouseWheelMsg, sc scene) pane {
	_, all := p.layout(of, sc)
	for _, at := range all {
		if at.rect.holds(msg.X, msg.Y) {
			p.scroll(of, at.pane, sc, func(port port) port { return port.wheeled(msg) })
			return at.pane
		}
	}
	return ""
}
