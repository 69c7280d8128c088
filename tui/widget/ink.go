package widget

import (
	"strings"

	"authlab/tui/style"

	"charm.land/lipgloss/v2"
)

// ink is a style worked out beforehand: code has hundreds of small pieces, and
// rendering a style anew for each would be most of the cost of a key press.
type ink struct{ open, close string }

func newInk(s lipgloss.Style) ink {
	before, after, _ := strings.Cut(s.Render("x"), "x")
	return ink{before, after}
}

// inks has one ink for each class, and those an editor needs beside.
type inks struct {
	code                                              [classes]ink
	current, muted, bad, cursor, chosen, match, ghost ink
}

func newInks(t style.Theme) *inks {
	set := inks{
		current: newInk(t.Key),
		muted:   newInk(t.Muted),
		bad:     newInk(t.Bad.Underline(true)),
		cursor:  newInk(t.Cursor),
		chosen:  newInk(t.Selection),
		match:   newInk(t.Match),
		ghost:   newInk(t.Muted.Italic(true)),
	}
	set.code = [classes]ink{
		plain:   newInk(t.Text),
		keyword: newInk(t.Keyword),
		literal: newInk(t.String),
		comment: newInk(t.Comment),
		number:  newInk(t.Number),
		name:    newInk(t.Name),
	}
	return &set
}

// lineBytes is what a drawn line usually takes, escapes included.
const lineBytes = 256

// pen writes text in inks, and changes the ink only where it has to.
type pen struct {
	out strings.Builder
	ink ink
	dry bool // nothing is open
}

func newPen() *pen {
	p := &pen{dry: true}
	p.out.Grow(lineBytes)
	return p
}

func (p *pen) write(text string, in ink) {
	if p.dry || p.ink != in {
		p.lift()
		p.out.WriteString(in.open)
		p.ink, p.dry = in, false
	}
	p.out.WriteString(text)
}

// lift closes the ink in use.
func (p *pen) lift() {
	if !p.dry {
		p.out.WriteString(p.ink.close)
		p.dry = true
	}
}

func (p *pen) String() string {
	p.lift()
	return p.out.String()
}
