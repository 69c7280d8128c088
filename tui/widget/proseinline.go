package widget

import (
	"bytes"
	"slices"
	"strings"

	"authlab/tui/style"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// inline is the text of a block in its looks, not yet in rows.
func (s typesetter) inline(block ast.Node, look style.Ink) string {
	p := newPen(rowBytes)
	s.write(p, block, look)
	return p.String()
}

func (s typesetter) write(p *pen, parent ast.Node, look style.Ink) {
	for piece := range children(parent) {
		switch piece := piece.(type) {
		case *ast.Text:
			p.write(words(unescaped(piece.Value(s.source)))+lineEnd(piece), look)
		case *ast.CodeSpan:
			p.write(s.quoted(piece), s.theme.Code.Inherit(look))
		case *ast.Emphasis:
			s.write(p, piece, s.emphasis(piece).Inherit(look))
		case *ast.AutoLink:
			p.write(words(piece.Label(s.source)), s.theme.Link.Inherit(look))
		case *ast.Link:
			s.link(p, piece, piece.Destination, look)
		case *ast.Image:
			s.link(p, piece, piece.Destination, look)
		}
	}
}

func (s typesetter) emphasis(piece *ast.Emphasis) style.Ink {
	if piece.Level == 1 {
		return s.theme.Emph
	}
	return s.theme.Strong
}

// link shows where a link leads: on a screen it can be read, not followed. One to
// something inside the program says it by its words.
func (s typesetter) link(p *pen, text ast.Node, destination []byte, look style.Ink) {
	s.write(p, text, s.theme.Link.Inherit(look))
	if inside(destination) {
		return
	}
	p.write(" ("+words(unescaped(destination))+")", look)
}

// inside reports whether a link leads to a page of the program itself, as
// glossary:role does.
func inside(destination []byte) bool {
	scheme, rest, _ := strings.Cut(string(destination), ":")
	return rest != "" && !strings.HasPrefix(rest, "/") && slices.Contains([]string{"lesson", "scenario", "glossary"}, scheme)
}

// quoted is the text of a code span; where its colour does not tell it apart,
// backquotes do.
func (s typesetter) quoted(span *ast.CodeSpan) string {
	var text bytes.Buffer
	for piece := range children(span) {
		text.Write(piece.(*ast.Text).Value(s.source))
	}
	if s.theme.Color {
		return words(text.Bytes())
	}
	return "`" + words(text.Bytes()) + "`"
}

func lineEnd(piece *ast.Text) string {
	switch {
	case piece.HardLineBreak():
		return "\n"
	case piece.SoftLineBreak():
		return " "
	default:
		return ""
	}
}

// words makes text fit to stand in a row. References to characters can name any
// character, so it is cleaned once more.
func words(text []byte) string {
	return strings.ReplaceAll(oneLine(string(text)), "\t", " ")
}

// unescaped takes the backslash off punctuation, and resolves references to
// characters that have none before them.
func unescaped(text []byte) []byte {
	if !bytes.ContainsAny(text, `\&`) {
		return text
	}
	var out []byte
	for {
		before, after, escapes := bytes.Cut(text, []byte(`\`))
		out = append(out, util.ResolveEntityNames(util.ResolveNumericReferences(before))...)
		switch {
		case !escapes:
			return out
		case len(after) > 0 && util.IsPunct(after[0]):
			out, text = append(out, after[0]), after[1:]
		default:
			out, text = append(out, '\\'), after
		}
	}
}
