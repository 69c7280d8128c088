package widget

import (
	"strings"

	"authlab/tui/style"

	"charm.land/glamour/v2"
)

// Markdown renders prose, and remembers what it rendered: rendering costs
// milliseconds, and screens draw the same prose again and again. It is for one
// goroutine.
type Markdown struct {
	theme    style.Theme
	rendered map[prose]string
}

type prose struct {
	text  string
	width int
}

// mostProse is how many renderings are remembered.
const mostProse = 64

// NewMarkdown makes a renderer for a theme.
func NewMarkdown(t style.Theme) *Markdown {
	return &Markdown{theme: t, rendered: map[prose]string{}}
}

// Render returns the text at a width, of any height: see Scroll. Text that
// glamour refuses comes back as it is, wrapped.
func (m *Markdown) Render(text string, w int) string {
	key := prose{text, w}
	if out, found := m.rendered[key]; found {
		return out
	}
	if len(m.rendered) >= mostProse {
		clear(m.rendered)
	}
	out := m.render(text, w)
	m.rendered[key] = out
	return out
}

func (m *Markdown) render(text string, w int) string {
	text = Safe(text)
	renderer, err := glamour.NewTermRenderer(glamour.WithStyles(m.theme.Markdown()), glamour.WithWordWrap(max(w, 1)))
	if err != nil {
		return strings.Join(Wrap(text, w), "\n")
	}
	out, err := renderer.Render(text)
	if err != nil {
		return strings.Join(Wrap(text, w), "\n")
	}
	out = strings.Trim(out, "\n")
	return Fit(out, w, strings.Count(out, "\n")+1)
}
