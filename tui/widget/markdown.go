package widget

import (
	"strings"

	"authlab/lab/markdown"
	"authlab/tui/style"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown renders prose, and remembers what it rendered: screens draw the same
// prose again and again. It is for one goroutine.
type Markdown struct {
	theme    style.Theme
	parser   parser.Parser
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
	return &Markdown{theme: t, parser: newParser(), rendered: map[prose]string{}}
}

// newParser reads CommonMark and the tables of GFM. What would be lost on a
// screen is not taken out of the text: HTML stays as it is written, and so do
// definitions of link references.
func newParser() parser.Parser {
	return parser.NewParser(append(markdown.Tables{}.Parsing(),
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)...)
}

// Render returns the text at a width, of any height: see Scroll.
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

func (m *Markdown) render(markdown string, w int) string {
	source := []byte(Safe(markdown))
	page := typesetter{source: source, theme: m.theme}
	rows := page.blocks(m.parser.Parse(text.NewReader(source)), w, style.Ink{})
	return Fit(strings.Join(rows, "\n"), w, max(len(rows), 1))
}
