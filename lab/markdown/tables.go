// Package markdown adds the tables of GitHub's Markdown to goldmark,
// as all texts of authlab are written.
//
// goldmark has them itself, in one package with the finding of web addresses, which
// compiles its patterns whenever a program that knows it starts: half a millisecond
// of the twelve in which a worker is started and judges a fix.
package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Tables is an extension of goldmark. Its nodes are goldmark's own.
type Tables struct{}

// Extend has a converter read tables and write them as HTML.
func (t Tables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(t.Parsing()...)
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(page{}, 500)))
}

// Parsing has a parser read tables.
func (Tables) Parsing() []parser.Option {
	return []parser.Option{
		parser.WithParagraphTransformers(util.Prioritized(rows{}, 200)),
		parser.WithASTTransformers(util.Prioritized(pipes{}, 0)),
	}
}

// rows makes a table of the lines of a paragraph from the one before a row of
// delimiters on; the lines before that stay a paragraph.
type rows struct{}

// Transform implements parser.ParagraphTransformer.
func (rows) Transform(paragraph *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := paragraph.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		aligned := alignments(line.Value(source))
		if aligned == nil {
			continue
		}
		heads := cells(lines.At(i-1), source)
		if len(heads) <= len(aligned) {
			replace(paragraph, i-1, source, build(heads, aligned, lines.Sliced(i+1, lines.Len()), source))
		}
		return
	}
}

// build makes the table: a row with more cells than heads loses them, and one with
// fewer gets empty ones.
func build(heads []text.Segment, aligned []table.Alignment, lines []text.Segment, source []byte) *table.Table {
	made := table.NewTable()
	made.Alignments = aligned
	made.AppendChild(made, table.NewTableHeader(row(heads, aligned)))
	for _, line := range lines {
		made.AppendChild(made, row(cells(line, source), aligned))
	}
	return made
}

func row(texts []text.Segment, aligned []table.Alignment) *table.TableRow {
	made := table.NewTableRow(aligned)
	for i, align := range aligned {
		cell := table.NewTableCell()
		if i < len(texts) {
			cell.Alignment = align
			cell.Lines().Append(texts[i])
		}
		made.AppendChild(made, cell)
	}
	return made
}

// replace puts the table behind what is left of a paragraph, if anything is.
func replace(paragraph *ast.Paragraph, left int, source []byte, made *table.Table) {
	parent := paragraph.Parent()
	parent.InsertAfter(parent, paragraph, made)
	if left == 0 {
		parent.RemoveChild(parent, paragraph)
		return
	}
	paragraph.Lines().SetSliced(0, left)
	last := paragraph.Lines().At(left - 1)
	paragraph.Lines().Set(left-1, last.TrimRightSpace(source))
}

// alignments reads a row of delimiters, such as | :-- | --: |. It is nil for any
// other line; dashes alone make a heading of what is before them.
func alignments(line []byte) []table.Alignment {
	if indent, _ := util.IndentWidth(line, 0); indent > 3 || !bytes.ContainsAny(line, "|:") {
		return nil
	}
	line = bytes.TrimSpace(line)
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	var aligned []table.Alignment
	for column := range bytes.SplitSeq(line, []byte("|")) {
		column = bytes.TrimSpace(column)
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(column, []byte(":")), []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		aligned = append(aligned, alignment(column[0] == ':', column[len(column)-1] == ':'))
	}
	return aligned
}

func alignment(left, right bool) table.Alignment {
	switch {
	case left && right:
		return table.AlignCenter
	case left:
		return table.AlignLeft
	case right:
		return table.AlignRight
	}
	return table.AlignNone
}

// cells finds the texts between the pipes of a line. A pipe behind a backslash
// parts nothing, in code as little as elsewhere.
func cells(line text.Segment, source []byte) []text.Segment {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	start, stop := line.Start, line.Stop
	if start < stop && source[start] == '|' {
		start++
	}
	if start < stop && source[stop-1] == '|' {
		stop--
	}
	var found []text.Segment
	for start < stop {
		end := start
		for end < stop && (source[end] != '|' || end > line.Start && source[end-1] == '\\') {
			end++
		}
		cell := text.NewSegment(start, end)
		cell = cell.TrimLeftSpace(source)
		found = append(found, cell.TrimRightSpace(source))
		start = end + 1
	}
	return found
}

// pipes takes the backslash from before a pipe in the code of a cell, where
// backslashes else stand for themselves.
type pipes struct{}

// Transform implements parser.ASTTransformer.
func (pipes) Transform(document *ast.Document, reader text.Reader, _ parser.Context) {
	inTable := false
	_ = ast.Walk(document, func(node ast.Node, entering bool) (ast.WalkStatus, error) { // the function never fails
		switch node := node.(type) {
		case *table.Table:
			inTable = entering
		case *ast.CodeSpan:
			if entering && inTable {
				unescape(node, reader.Source())
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func unescape(code *ast.CodeSpan, source []byte) {
	for child := code.FirstChild(); child != nil; child = child.NextSibling() {
		piece, isText := child.(*ast.Text)
		if !isText {
			continue
		}
		if at := bytes.Index(piece.Value(source), []byte(`\|`)); at >= 0 {
			at += piece.Segment.Start
			rest := ast.NewRawTextSegment(piece.Segment.WithStart(at + 1))
			piece.Segment = piece.Segment.WithStop(at)
			code.InsertAfter(code, piece, rest)
		}
	}
}
