package check

import (
	"go/scanner"
	"go/token"
	"slices"
)

// lexeme is a token of a file and where it stands. Comments are none, nor are
// the semicolons that Go puts at the ends of lines.
type lexeme struct {
	kind         token.Token
	text         string // as written
	offset       int
	line, column int
}

// end is the offset after it.
func (l lexeme) end() int { return l.offset + len(l.text) }

// endsLine reports whether a statement may end after it.
func (l lexeme) endsLine() bool {
	return l.kind.IsLiteral() || l.kind == token.RPAREN || l.kind == token.RBRACK || l.kind == token.RBRACE
}

// lexemes reads a file as far as it can be read.
func lexemes(text string) []lexeme {
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, []byte(text), func(token.Position, string) {}, 0) // the parser has told what is wrong
	var found []lexeme
	for {
		pos, kind, literal := s.Scan()
		if kind == token.EOF {
			return found
		}
		if kind == token.SEMICOLON && literal != ";" {
			continue
		}
		if literal == "" {
			literal = kind.String()
		}
		at := file.PositionFor(pos, false)
		found = append(found, lexeme{kind, literal, at.Offset, at.Line, at.Column})
	}
}

// sections cuts a file, so that each declaration can be wrong on its own: a brace
// that is missing in one function must not spoil the next. Cuts are made before
// words in the first column, where gofmt puts them.
func sections(tokens []lexeme) (cuts []int) {
	depth := 0
	for i, one := range tokens {
		opens := one.kind == token.FUNC && named(tokens[i+1:])
		opens = opens || depth <= 0 && (one.kind == token.TYPE || one.kind == token.VAR || one.kind == token.CONST)
		switch {
		case opens && one.column == 1:
			cuts, depth = append(cuts, one.offset), 0
		case one.kind == token.LBRACE || one.kind == token.LPAREN:
			depth++
		case one.kind == token.RBRACE || one.kind == token.RPAREN:
			depth--
		}
	}
	return cuts
}

// named reports whether what follows func is a name, or a receiver and a name:
// a function that has one is never inside another.
func named(after []lexeme) bool {
	if len(after) > 0 && after[0].kind == token.LPAREN {
		closed := slices.IndexFunc(after, func(l lexeme) bool { return l.kind == token.RPAREN })
		after = after[closed+1:]
	}
	return len(after) > 0 && after[0].kind == token.IDENT
}
