package tui

import (
	"slices"
	"strings"

	"authlab/tui/widget"
)

// columns keeps the columns of a scenario screen as they were drawn: a key that goes
// into an editor changes one of them, and drawing all anew would be most of its cost.
type columns []drawnColumn

// drawnColumn is a column as it was drawn, and what that depended on beside the state
// of the screen.
type drawnColumn struct {
	panes       []placed
	focus       pane
	dark, color bool
	parts       []widget.Part
	rows        []string // nil where a pane of it has changed
	dirty       pane     // that one
}

// changed are the columns with what is still good of them when one pane has changed;
// none where it could be any.
func (c columns) changed(dirty pane) columns {
	if dirty == "" {
		return nil
	}
	for i := range c {
		if c[i].shows(dirty) {
			c[i].rows, c[i].dirty = nil, dirty
		}
	}
	return c
}

func (c drawnColumn) shows(p pane) bool {
	for _, at := range c.panes {
		if at.pane == p {
			return true
		}
	}
	return false
}

// find is the column of some panes as it was drawn before, or nil.
func (c columns) find(panes []placed, focus pane, sc scene) *drawnColumn {
	for i, one := range c {
		if one.focus == focus && one.dark == sc.Theme.Dark && one.color == sc.Theme.Color && slices.Equal(one.panes, panes) {
			return &c[i]
		}
	}
	return nil
}

// drawColumns is drawPanes that draws only the columns it has to.
func (p *play) drawColumns(all []placed, sc scene) string {
	var found [][]string
	from := 0
	for i, at := range all {
		if !at.last {
			continue
		}
		found = append(found, p.column(all[from:i+1], sc))
		from = i + 1
	}
	if len(found) == 0 {
		return ""
	}
	var view strings.Builder
	size := 0
	for _, column := range found {
		for _, row := range column {
			size += len(row) + 1
		}
	}
	view.Grow(size)
	for row := range found[0] {
		if row > 0 {
			view.WriteByte('\n')
		}
		for _, column := range found {
			view.WriteString(column[row])
		}
	}
	return view.String()
}

func (p *play) column(panes []placed, sc scene) []string {
	before := p.drawn.find(panes, p.focus, sc)
	if before == nil {
		p.drawn = append(p.drawn, drawnColumn{panes: panes, focus: p.focus, dark: sc.Theme.Dark, color: sc.Theme.Color})
		before = &p.drawn[len(p.drawn)-1]
		for _, at := range panes {
			before.parts = append(before.parts, p.part(at, sc))
		}
	}
	if before.rows == nil {
		for i, at := range panes {
			if at.pane == before.dirty {
				before.parts[i] = p.part(at, sc)
			}
		}
		before.rows = strings.Split(widget.Stack(before.parts, panes[0].rect.W, sc.Theme), "\n")
	}
	return before.rows
}

// footed is the footer as it was drawn, and what that depended on.
type footed struct {
	w                    int
	focus                pane
	dark, color, finding bool
	line                 string
}

// foot is the footer; while an editor is typed into it stays as it was.
func (p *play) foot(sc scene) string {
	now := footed{w: sc.W, focus: p.focus, dark: sc.Theme.Dark, color: sc.Theme.Color}
	if editor := p.editor(p.focus); editor != nil {
		now.finding = editor.Finding()
	}
	now.line = p.footed.line
	if p.footed != now || now.line == "" {
		now.line = sc.footer(p.footer(), sc.W)
		p.footed = now
	}
	return now.line
}
