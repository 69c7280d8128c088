package markdown

import (
	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// page writes tables as HTML.
type page struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (page) RegisterFuncs(nodes renderer.NodeRendererFuncRegisterer) {
	nodes.Register(table.KindTable, between("<table>\n", "</table>\n"))
	nodes.Register(table.KindTableHeader, between("<thead>\n<tr>\n", "</tr>\n</thead>\n"))
	nodes.Register(table.KindTableRow, between("<tr>\n", "</tr>\n"))
	nodes.Register(table.KindTableCell, cell)
}

func between(before, after string) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		text := after
		if entering {
			text = before
		}
		_, err := w.WriteString(text)
		return ast.WalkContinue, err
	}
}

func cell(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	tag, style := "td", ""
	if node.Parent().Kind() == table.KindTableHeader {
		tag = "th"
	}
	if cell, _ := node.(*table.TableCell); cell.Alignment != table.AlignNone {
		style = ` style="text-align:` + cell.Alignment.String() + `"`
	}
	return between("<"+tag+style+">", "</"+tag+">\n")(w, source, node, entering)
}
