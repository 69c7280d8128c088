package widget

import (
	"strings"

	"authlab/tui/style"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
)

// grid is a table whose texts are in ink; the heads of the columns come first.
type grid struct {
	rows    [][]string
	columns []column
}

// column is how wide a column is, its longest word, and all its texts together.
type column struct {
	width, least, total int
	align               lipgloss.Position
}

const (
	columnGap   = " │ "
	columnCross = "─┼─"
)

// table sets columns where each has room for its longest word, and else one
// entry below the other.
func (s typesetter) table(t *table.Table, w int, look style.Ink) []string {
	g := s.grid(t, look)
	if g.squeeze(w - cells(columnGap)*(len(g.columns)-1)) {
		return g.inColumns(s.theme.Border)
	}
	return g.asEntries(w)
}

func (s typesetter) grid(t *table.Table, look style.Ink) grid {
	g := grid{columns: make([]column, len(t.Alignments))}
	for row := range children(t) {
		ink := look
		if row.Kind() == table.KindTableHeader {
			ink = s.theme.Strong.Inherit(look)
		}
		g.rows = append(g.rows, s.cells(row, ink))
	}
	for i, align := range t.Alignments {
		g.columns[i] = g.column(i, align)
	}
	return g
}

func (s typesetter) cells(row ast.Node, look style.Ink) []string {
	var texts []string
	for cell := range children(row) {
		texts = append(texts, s.inline(cell, look))
	}
	return texts
}

// column measures the ith column: it is as wide as its longest text.
func (g grid) column(i int, align table.Alignment) column {
	c := column{align: position(align)}
	for _, row := range g.rows {
		width := cells(row[i])
		c.width, c.total = max(c.width, width), c.total+width
		for _, word := range strings.Fields(ansi.Strip(row[i])) {
			c.least = max(c.least, cells(word))
		}
	}
	return c
}

func position(align table.Alignment) lipgloss.Position {
	switch align {
	case table.AlignRight:
		return lipgloss.Right
	case table.AlignCenter:
		return lipgloss.Center
	case table.AlignLeft, table.AlignNone:
		return lipgloss.Left
	}
	return lipgloss.Left
}

// squeeze makes the columns as wide together as there is room, if they can be
// without breaking a word: a cell at a time from the one it costs least.
func (g grid) squeeze(room int) (fit bool) {
	for _, c := range g.columns {
		room -= c.width
	}
	for ; room < 0; room++ {
		cheapest := -1
		for i, c := range g.columns {
			if c.width > c.least && (cheapest < 0 || c.cost() < g.columns[cheapest].cost()) {
				cheapest = i
			}
		}
		if cheapest < 0 {
			return false
		}
		g.columns[cheapest].width--
	}
	return true
}

// cost is how many rows more, about, a column takes with a cell less.
func (c column) cost() float64 {
	return float64(c.total)/float64(c.width-1) - float64(c.total)/float64(c.width)
}

// inColumns sets the columns beside each other, with a rule below their heads.
func (g grid) inColumns(line style.Ink) []string {
	var rows, rules []string
	for _, c := range g.columns {
		rules = append(rules, strings.Repeat("─", c.width))
	}
	for i, texts := range g.rows {
		rows = append(rows, g.row(texts, line)...)
		if i == 0 {
			rows = append(rows, line.Render(strings.Join(rules, columnCross)))
		}
	}
	return rows
}

// row is as high as the highest of its texts.
func (g grid) row(texts []string, line style.Ink) []string {
	high := 1
	blocks := make([]string, len(texts))
	for i, text := range texts {
		blocks[i] = lipgloss.NewStyle().Width(g.columns[i].width).Align(g.columns[i].align).Render(strings.Join(WrapInk(text, g.columns[i].width), "\n"))
		high = max(high, lipgloss.Height(blocks[i]))
	}
	gap := strings.TrimSuffix(strings.Repeat(line.Render(columnGap)+"\n", high), "\n")
	var parts []string
	for i, block := range blocks {
		if i > 0 {
			parts = append(parts, gap)
		}
		parts = append(parts, block)
	}
	return strings.Split(lipgloss.JoinHorizontal(lipgloss.Top, parts...), "\n")
}

// asEntries sets each row's texts below each other, behind the heads of their
// columns. A table of heads alone is its one entry.
func (g grid) asEntries(w int) []string {
	heads, texts := g.rows[0], g.rows[1:]
	if len(texts) == 0 {
		heads, texts = make([]string, len(heads)), g.rows
	}
	var rows []string
	for _, entry := range texts {
		if rows != nil {
			rows = append(rows, "")
		}
		for i, text := range entry {
			if heads[i] != "" && text != "" {
				text = heads[i] + ": " + text
			}
			if text != "" {
				rows = append(rows, WrapInk(text, w)...)
			}
		}
	}
	return rows
}
