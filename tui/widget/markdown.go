package widget

import (
	"strings"

	"authlab/tui/style"

	"charm.land/glamour/v2"
	"github.com/charmbracelet/x/ansi"
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

// render draws blocks of code like code everywhere else, and leaves the rest to
// glamour.
func (m *Markdown) render(text string, w int) string {
	var parts []string
	for i, part := range strings.Split("\n"+Safe(text), "\n```") {
		switch {
		case i%2 == 1:
			parts = append(parts, m.code(part, w))
		case strings.TrimSpace(part) != "":
			parts = append(parts, m.prose(part, w))
		}
	}
	out := strings.Join(parts, "\n\n")
	return Fit(out, w, strings.Count(out, "\n")+1)
}

// code draws a block whose first line names the language.
func (m *Markdown) code(block string, w int) string {
	name, text, _ := strings.Cut(block, "\n")
	lang := Plain
	switch strings.TrimSpace(name) {
	case "go":
		lang = Go
	case "http":
		lang = HTTP
	case "json":
		lang = JSON
	}
	rows := wholeCode(codeRows(lang, text, everyLine, m.theme), w-2)
	return "  " + strings.ReplaceAll(rows, "\n", "\n  ")
}

// prose sets lists itself and leaves the rest to glamour.
func (m *Markdown) prose(text string, w int) string {
	var parts []string
	for _, block := range blocks(text) {
		switch {
		case block.items != nil:
			parts = append(parts, m.list(block.items, w))
		case strings.TrimSpace(block.text) != "":
			parts = append(parts, m.glamour(block.text, w))
		}
	}
	return strings.Join(parts, "\n\n")
}

func (m *Markdown) glamour(text string, w int) string {
	renderer, err := glamour.NewTermRenderer(glamour.WithStyles(m.theme.Markdown()), glamour.WithWordWrap(max(w, 1)))
	if err != nil {
		return strings.Join(Wrap(text, w), "\n")
	}
	out, err := renderer.Render(text)
	if err != nil {
		return strings.Join(Wrap(text, w), "\n")
	}
	return withoutEdges(out)
}

// withoutEdges drops the blank lines at both ends.
func withoutEdges(block string) string {
	rows := strings.Split(block, "\n")
	for len(rows) > 1 && strings.TrimSpace(ansi.Strip(rows[0])) == "" {
		rows = rows[1:]
	}
	for len(rows) > 1 && strings.TrimSpace(ansi.Strip(rows[len(rows)-1])) == "" {
		rows = rows[:len(rows)-1]
	}
	return strings.Join(rows, "\n")
}
