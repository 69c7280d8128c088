package widget

import (
	"go/scanner"
	"go/token"
	"strings"
)

// lexGo sorts Go source with the scanner of the language itself: it is faster
// than a general highlighter by far, and knows comments and raw strings that
// run over lines.
func lexGo(lines []string) [][]span {
	source := make([]byte, 0, size(lines))
	for i, line := range lines {
		if i > 0 {
			source = append(source, '\n')
		}
		source = append(source, line...)
	}
	spans := make([][]span, len(lines))
	file := token.NewFileSet().AddFile("", -1, len(source))
	var s scanner.Scanner
	s.Init(file, source, func(token.Position, string) {}, scanner.ScanComments)
	last := identifier{}
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			return spans
		}
		if tok == token.LPAREN && last.text != "" {
			spread(spans, lines, last.line, last.column, last.text, name)
		}
		last = identifier{}
		if text == "" || text == "\n" {
			continue
		}
		line, column := lineOf(file, pos)
		kind := goClass(tok)
		if kind != plain {
			spread(spans, lines, line, column, text, kind)
		} else if tok == token.IDENT {
			last = identifier{line, column, text}
		}
	}
}

// identifier becomes a name if a parenthesis follows it.
type identifier struct {
	line, column int
	text         string
}

// lineOf is where a token starts: line and byte, from 0.
func lineOf(file *token.File, pos token.Pos) (line, column int) {
	line = file.Line(pos) - 1
	return line, file.Offset(pos) - file.Offset(file.LineStart(line+1))
}

// spread puts a token's spans on every line it runs over. The scanner drops
// carriage returns from a token's text, so that bounds are held here.
func spread(spans [][]span, lines []string, line, column int, text string, kind class) {
	for part := range strings.SplitSeq(text, "\n") {
		if line >= len(lines) {
			return
		}
		end := min(column+len(part), len(lines[line]))
		if column < end {
			spans[line] = append(spans[line], span{column, end, kind})
		}
		line, column = line+1, 0
	}
}

func goClass(tok token.Token) class {
	switch {
	case tok == token.COMMENT:
		return comment
	case tok == token.STRING || tok == token.CHAR:
		return literal
	case tok == token.INT || tok == token.FLOAT || tok == token.IMAG:
		return number
	case tok.IsKeyword():
		return keyword
	default:
		return plain
	}
}
