package check

import "go/token"

// unclosed is the brace that the indentation says was left open: the first whose
// line starts further in than the line of what closes it.
func unclosed(tokens []lexeme) (brace lexeme, found bool) {
	var open []lexeme
	indent := map[int]int{} // by line
	for _, one := range tokens {
		if _, known := indent[one.line]; !known {
			indent[one.line] = one.column
		}
		if one.kind == token.LBRACE {
			open = append(open, one)
		}
		if one.kind != token.RBRACE {
			continue
		}
		if len(open) == 0 {
			return lexeme{}, false
		}
		last := open[len(open)-1]
		if last.line != one.line && indent[one.line] == one.column && indent[last.line] > one.column {
			return last, true
		}
		open = open[:len(open)-1]
	}
	if len(open) == 0 {
		return lexeme{}, false
	}
	return open[len(open)-1], true
}

// unclosedParen is the last parenthesis that is left open.
func unclosedParen(tokens []lexeme) (paren lexeme, found bool) {
	var open []lexeme
	for _, one := range tokens {
		switch {
		case one.kind == token.LPAREN:
			open = append(open, one)
		case one.kind == token.RPAREN && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return lexeme{}, false
	}
	return open[len(open)-1], true
}

// surplus is how many more braces are closed than opened.
func surplus(tokens []lexeme) int {
	count := 0
	for _, one := range tokens {
		if one.kind == token.LBRACE {
			count--
		}
		if one.kind == token.RBRACE {
			count++
		}
	}
	return count
}
