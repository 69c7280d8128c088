package check

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
)

// place is where the parser stopped: at a token of a section.
type place struct {
	tokens   []lexeme
	at       int
	from, to int // the section, in bytes
	message  string
}

// said is what is told of it, and where.
type said struct {
	where     lexeme
	what, try string
}

// token is the one so many after the place; a zero lexeme where there is none.
func (p place) token(after int) lexeme {
	if i := p.at + after; i >= 0 && i < len(p.tokens) {
		return p.tokens[i]
	}
	return lexeme{}
}

// section are the tokens of the section.
func (p place) section() []lexeme {
	return slices.DeleteFunc(slices.Clone(p.tokens), func(l lexeme) bool { return l.offset < p.from || l.offset >= p.to })
}

// line are the tokens that stand on a line of the section.
func (p place) line(number int) []lexeme {
	return slices.DeleteFunc(p.section(), func(l lexeme) bool { return l.line != number })
}

// foreignWord finds a word of another language.
func foreignWord(p place) (said, bool) {
	for _, one := range []lexeme{p.token(0), p.token(-1)} {
		if ours, known := foreign(one.text); known && one.kind == token.IDENT && strings.HasPrefix(p.message, "expected") {
			return said{one, fmt.Sprintf("Go has no %q", one.text), ours}, true
		}
	}
	return said{}, false
}

// reservedWord finds a word of Go's own in the place of a name.
func reservedWord(p place) (said, bool) {
	before, here := p.token(-1), p.token(0)
	switch {
	case before.kind == token.FUNC && here.kind == token.IDENT && before.column > 1:
		return said{before, "a function inside another has no name", here.text + " := func(…) { … }"}, true
	case here.kind.IsKeyword() && here.line == before.line && strings.HasPrefix(p.message, "expected 'IDENT'"):
		before = here
	case !before.kind.IsKeyword() || here.kind != token.DEFINE && here.kind != token.ASSIGN:
		return said{}, false
	}
	return said{before, fmt.Sprintf("%q is a word of the language and cannot be a name", before.text), "another name"}, true
}

// head finds an if, a for, a switch or a function that has no brace at the end
// of its line, or a parenthesis open there: the parser stops a line later.
func head(p place) (said, bool) {
	here := p.token(0)
	for _, number := range []int{here.line, p.token(-1).line, p.token(-1).line - 1} {
		line := p.line(number)
		if len(line) < 2 || !slices.Contains([]token.Token{token.IF, token.FOR, token.SWITCH, token.FUNC}, line[0].kind) {
			continue
		}
		last, before := line[len(line)-1], line[len(line)-2]
		open, isOpen := unclosedParen(line)
		switch {
		case isOpen && last.kind == token.LBRACE && last.offset > before.end(): // not the brace of a literal
			return said{open, "this ( is never closed", "a ) before the {"}, true
		case line[0].kind == token.FOR && here.line == number && (here.kind == token.INC || here.kind == token.DEC):
			return said{here, "the parts of a for are parted by semicolons", "; in place of each ,"}, true
		case !isOpen && last.endsLine() && !slices.ContainsFunc(line, func(l lexeme) bool { return l.kind == token.LBRACE }):
			return said{last, fmt.Sprintf("the { of this %s is missing", line[0].text), "{ at the end of its line, and } after its block"}, true
		}
	}
	return said{}, false
}

// brace finds the brace that is missing, or one too many.
func brace(p place) (said, bool) {
	here, section := p.token(0), p.section()
	switch {
	case strings.HasSuffix(p.message, "not terminated"):
	case here.kind == token.RBRACE:
		if open, found := unclosedParen(p.line(p.token(-1).line)); found {
			return said{open, "this ( is never closed", "the ) that belongs to it"}, true
		}
	case strings.HasSuffix(p.message, "found 'EOF'") || p.at == len(p.tokens) || here.offset >= p.to:
		if open, found := unclosed(section); found {
			return said{open, "this { is never closed", "a } on the line after its block"}, true
		}
		if open, found := unclosedParen(section); found {
			return said{open, "this ( is never closed", "the ) that belongs to it"}, true
		}
	case strings.HasPrefix(p.message, "expected declaration") && surplus(section) > 0:
		for i := p.at - 1; i >= 0 && p.tokens[i].offset >= p.from; i-- {
			if p.tokens[i].kind == token.RBRACE {
				return said{p.tokens[i], "this } ends the function, and more of it follows", "removing it"}, true
			}
		}
	}
	return said{}, false
}

// order finds a type before its name, and a value where there is no function.
func order(p place) (said, bool) {
	before, here, after := p.token(-1), p.token(0), p.token(1)
	outside := strings.HasPrefix(p.message, "expected declaration") && here.kind == token.IDENT
	switch {
	case outside && (after.kind == token.DEFINE || after.kind == token.ASSIGN):
		return said{here, fmt.Sprintf("%s is given a value outside every function", here.text), fmt.Sprintf("var %s = …", here.text)}, true
	case outside && after.kind == token.LPAREN && slices.ContainsFunc(p.line(here.line), func(l lexeme) bool { return l.kind == token.LBRACE }):
		return said{here, "the word func is missing", "func " + here.text}, true
	case before.kind == token.IDENT && here.kind == token.IDENT && after.kind == token.ASSIGN && p.line(here.line)[0] == before:
		return said{here, "the type of a variable stands after its name", fmt.Sprintf("var %s %s = …", here.text, before.text)}, true
	case after.kind == token.ASSIGN && p.token(2).kind == token.GTR:
		return said{after, "Go has no =>", "func(…) { … }"}, true
	}
	return said{}, false
}

// parameter finds what is wrong in a list of parameters.
func parameter(p place) (said, bool) {
	here := p.token(0)
	typeFirst := p.token(-1).kind == token.IDENT && p.token(-2).kind == token.PERIOD &&
		(p.token(-4).kind == token.LPAREN || p.token(-4).kind == token.COMMA)
	switch {
	case !strings.HasPrefix(p.message, "missing ',' in parameter list"):
		return said{}, false
	case here.kind == token.IDENT && typeFirst:
		return said{here, "the name of a parameter stands before its type", fmt.Sprintf("%s %s.%s", here.text, p.token(-3).text, p.token(-1).text)}, true
	case here.kind == token.IDENT:
		return said{here, "a comma is missing between two parameters", ", before " + here.text}, true
	}
	return said{here, "the ) of the parameters is missing", ") before this"}, true
}
