package widget

import (
	"strings"

	"authlab/tui/style"
)

// inkOf is the ink of a class of code.
func inkOf(kind class, t *style.Theme) style.Ink {
	switch kind {
	case keyword:
		return t.Keyword
	case literal:
		return t.String
	case comment:
		return t.Comment
	case number:
		return t.Number
	case name:
		return t.Name
	case plain:
	}
	return t.Text
}

// rowBytes is what a drawn row takes, escapes included.
const rowBytes = 192

// pen writes text in inks, and changes the ink only where it has to.
type pen struct {
	out strings.Builder
	ink style.Ink
	dry bool // nothing is open
}

// newPen is a pen for about so many bytes.
func newPen(size int) *pen {
	p := &pen{dry: true}
	p.out.Grow(size)
	return p
}

func (p *pen) write(text string, in style.Ink) {
	if p.dry || !p.ink.Same(in) {
		p.lift()
		p.out.WriteString(in.Open)
		p.ink, p.dry = in, false
	}
	p.out.WriteString(text)
}

// lift closes the ink in use.
func (p *pen) lift() {
	if !p.dry {
		p.out.WriteString(p.ink.Close)
		p.dry = true
	}
}

func (p *pen) String() string {
	p.lift()
	return p.out.String()
}
