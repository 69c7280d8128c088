package tui

import "authlab/tui/widget"

// kept is what was drawn of a scenario screen: a key that goes into an editor changes
// one pane of it, and to draw all anew would be most of its cost.
type kept struct {
	panes []keptPane
	edges keptEdges
	note  keptNote
}

// look is what a drawing depends on beside the state of the screen. A scene has its
// Markdown made anew with each theme and each keymap.
type look struct {
	focus    pane
	markdown *widget.Markdown
}

type keptPane struct {
	look
	at   placed
	rows []string // nil where the pane has changed
}

// keptEdges are the lines above and below the panes, but for the note.
type keptEdges struct {
	look
	w, h        int
	finding     bool
	above, foot string
}

// keptNote is the line of the note.
type keptNote struct {
	look
	w    int
	said note
	line string
}

// changed is what is still good when one pane has changed; nothing where it could be any.
func (k kept) changed(dirty pane) kept {
	if dirty == "" {
		return kept{}
	}
	for i := range k.panes {
		if k.panes[i].at.pane == dirty {
			k.panes[i].rows = nil
		}
	}
	return k
}

func (p *play) look(sc scene) look { return look{p.focus, sc.Markdown} }

// columns are the rows of panes, a list for each column; only those are drawn that
// have to be.
func (p *play) columns(all []placed, sc scene) [][]string {
	if len(p.kept.panes) != len(all) {
		p.kept.panes = make([]keptPane, len(all))
	}
	return columnsOf(all, func(i int, at placed) []string {
		kept := &p.kept.panes[i]
		if kept.rows == nil || kept.look != p.look(sc) || kept.at != at {
			*kept = keptPane{p.look(sc), at, at.rows(p.part(at, sc), p.focus, sc)}
		}
		return kept.rows
	})
}

// edges are the lines above and below the panes; while an editor is typed into they
// stay as they were.
func (p *play) edges(tabs bool, sc scene) (above, foot string) {
	now := keptEdges{look: p.look(sc), w: sc.W, h: sc.H}
	if editor := p.editor(p.focus); editor != nil {
		now.finding = editor.Finding()
	}
	now.above, now.foot = p.kept.edges.above, p.kept.edges.foot
	if p.kept.edges != now || now.foot == "" {
		now.above, now.foot = p.above(tabs, sc), sc.footer(p.footer(sc), sc.W)
		p.kept.edges = now
	}
	return now.above, now.foot
}
