package widget

// pair is the bracket at the cursor, or just before it, and its partner; nothing
// where there is none.
func (e *Editor) pair() []spot {
	for _, at := range []spot{e.cursor, {e.cursor.line, e.cursor.column - 1}} {
		if partner, found := e.partner(at); found {
			return []spot{at, partner}
		}
	}
	return nil
}

const openers, closers = "([{", ")]}"

// partner finds the bracket that belongs to the one at a spot. Brackets in
// strings and comments do not count.
func (e *Editor) partner(at spot) (spot, bool) {
	opener, closer, step := e.bracketAt(at)
	if step == 0 {
		return spot{}, false
	}
	depth := 0
	for line := at.line; line >= 0 && line < len(e.lines); line += step {
		text := e.lines[line]
		column := 0
		if step < 0 {
			column = len(text) - 1
		}
		if line == at.line {
			column = at.column
		}
		for ; column >= 0 && column < len(text); column += step {
			switch c := text[column]; {
			case c != opener && c != closer || e.quoted(spot{line, column}):
			case c == opener:
				depth += step
			default:
				depth -= step
			}
			if depth == 0 {
				return spot{line, column}, true
			}
		}
	}
	return spot{}, false
}

// bracketAt is the kind of bracket at a spot, and the way its partner lies: 1
// behind it, -1 before it, 0 where there is no bracket.
func (e *Editor) bracketAt(at spot) (opener, closer byte, step int) {
	line := e.lines[at.line]
	if at.column < 0 || at.column >= len(line) || e.quoted(at) {
		return 0, 0, 0
	}
	for i := range openers {
		switch line[at.column] {
		case openers[i]:
			return openers[i], closers[i], 1
		case closers[i]:
			return openers[i], closers[i], -1
		}
	}
	return 0, 0, 0
}

func (e *Editor) quoted(at spot) bool {
	for _, s := range e.spans[at.line] {
		if s.from <= at.column && at.column < s.to {
			return s.class == literal || s.class == comment
		}
	}
	return false
}
