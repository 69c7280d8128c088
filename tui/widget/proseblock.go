package widget

import (
	"iter"
	"strconv"
	"strings"

	"authlab/tui/style"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
)

// typesetter sets a parsed text in rows. A look is the style of what surrounds a
// piece, which the piece adds to.
type typesetter struct {
	source []byte
	theme  style.Theme
}

// narrowest is the least room words are set in: nothing is set further in than
// leaves as much.
const narrowest = 10

func children(n ast.Node) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		for child := n.FirstChild(); child != nil && yield(child); child = child.NextSibling() {
		}
	}
}

// blocks sets one block below the other, with a blank row between them but in a
// tight list.
func (s typesetter) blocks(parent ast.Node, w int, look style.Ink) []string {
	var rows []string
	list, isItem := parent.Parent().(*ast.List)
	tight := isItem && list.IsTight
	for block := range children(parent) {
		if rows != nil && !tight {
			rows = append(rows, "")
		}
		rows = append(rows, s.block(block, w, look)...)
	}
	return rows
}

func (s typesetter) block(block ast.Node, w int, look style.Ink) []string {
	switch block := block.(type) {
	case *ast.Heading:
		return s.heading(block, w)
	case *ast.List:
		return s.list(block, w, look)
	case *ast.Blockquote:
		bar := s.theme.Muted.Render("│ ")
		return beside(bar, bar, w, func(w int) []string { return s.blocks(block, w, s.theme.Muted) })
	case *ast.FencedCodeBlock:
		return s.code(string(block.Language(s.source)), block, w)
	case *ast.CodeBlock:
		return s.code("", block, w)
	case *ast.ThematicBreak:
		return []string{s.theme.Border.Render(strings.Repeat("─", max(min(w, 8), 0)))}
	case *table.Table:
		return s.table(block, w, look)
	default:
		return WrapInk(s.inline(block, look), w)
	}
}

// heading leaves the levels below the first alike: on a screen there is one size.
func (s typesetter) heading(heading *ast.Heading, w int) []string {
	look := s.theme.Title
	if heading.Level == 1 {
		look = s.theme.Headline
	}
	return WrapInk(s.inline(heading, look), w)
}

// list hangs its items behind their markers, which end in one column.
func (s typesetter) list(list *ast.List, w int, look style.Ink) []string {
	var rows []string
	widest := cells(marker(list, list.ChildCount()-1))
	i := 0
	for item := range children(list) {
		if rows != nil && !list.IsTight {
			rows = append(rows, "")
		}
		lead := s.theme.Accent.Render(padLeft(marker(list, i), widest))
		rows = append(rows, beside(lead, blanks(widest), w, func(w int) []string { return s.blocks(item, w, look) })...)
		i++
	}
	return rows
}

// marker stands before the nth item of a list, counted from 0.
func marker(list *ast.List, n int) string {
	if list.IsOrdered() {
		return strconv.Itoa(list.Start+n) + string(list.Marker) + " "
	}
	return "• "
}

// beside sets a body behind a lead, one for its first row and one for the others;
// or below the lead, where that would leave too little room.
func beside(first, others string, w int, body func(w int) []string) []string {
	room := w - cells(first)
	if room < narrowest {
		return append([]string{first}, body(w)...)
	}
	rows := body(room)
	if len(rows) == 0 {
		return []string{first}
	}
	rows[0] = first + rows[0]
	for i := range rows[1:] {
		rows[i+1] = others + rows[i+1]
	}
	return rows
}

// code is drawn like code everywhere else.
func (s typesetter) code(language string, block ast.Node, w int) []string {
	lang := Plain
	switch language {
	case "go":
		lang = Go
	case "http":
		lang = HTTP
	case "json":
		lang = JSON
	}
	text := strings.TrimSuffix(Safe(string(block.Lines().Value(s.source))), "\n")
	rows := foldedAll(codeRows(lang, outdented(text), everyLine, s.theme), w-2)
	for i, row := range rows {
		rows[i] = "  " + row
	}
	return rows
}

// outdented takes away the indentation that all lines have: lines out of the middle
// of a function need no more room than others.
func outdented(text string) string {
	lines := strings.Split(text, "\n")
	shared := len(text)
	for _, line := range lines {
		if start := len(line) - len(strings.TrimLeft(line, "\t ")); start < len(line) {
			shared = min(shared, start)
		}
	}
	for i, line := range lines {
		lines[i] = line[min(shared, len(line)):]
	}
	return strings.Join(lines, "\n")
}
