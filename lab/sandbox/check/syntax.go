package check

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"slices"
	"strings"

	"authlab/lab"
)

// parse reads the file, reporting what is wrong in each of its declarations.
func (c *Checker) parse(report *report, source lab.Source) *ast.File {
	if len(source.Text) > MaxSource {
		report.at(1, 1, "the file has %d bytes and the bench takes %d; try leaving out what the exercise does not need",
			len(source.Text), MaxSource)
		return nil
	}
	if tooDeep(source.Text) {
		report.at(1, 1, "brackets are nested more than %d deep; try splitting the expression", maxNesting)
		return nil
	}
	file, err := parser.ParseFile(report.fset, source.Name, source.Text, parser.ParseComments|parser.SkipObjectResolution)
	if list, ok := err.(scanner.ErrorList); ok {
		syntax{report, source.Text, lexemes(source.Text), c.syntaxHints()}.read(list[0])
	}
	return file
}

// syntax is a file that does not parse.
type syntax struct {
	*report
	text   string
	tokens []lexeme
	hints  []hint
}

// read parses each section on its own and tells of its first error only: what
// the parser says after that is mostly about where it took up again.
func (s syntax) read(first *scanner.Error) {
	from, clause := 0, ""
	for _, to := range append(sections(s.tokens), len(s.text)) {
		if len(s.found) == maxDiagnostics {
			return
		}
		if err := firstError(clause, s.text[from:to]); err != nil {
			s.tell(from+err.Pos.Offset, from, to, err.Msg)
		}
		from, clause = to, "package p;"
	}
	if !s.any() { // the sections are well, and their order is not
		s.tell(first.Pos.Offset, 0, len(s.text), first.Msg)
	}
}

// firstError is the first error of a section; its offset counts from the
// section's start.
func firstError(clause, section string) *scanner.Error {
	_, err := parser.ParseFile(token.NewFileSet(), "", clause+section, parser.SkipObjectResolution)
	list, ok := err.(scanner.ErrorList)
	if !ok {
		return nil
	}
	list[0].Pos.Offset = max(0, list[0].Pos.Offset-len(clause))
	return list[0]
}

// inPlaces are words for what is no token.
var inPlaces = strings.NewReplacer("found newline", "found the end of the line", "found 'EOF'", "found the end of the file")

// tell puts an error in plain words. The tokens around it know more than the
// parser's message, so they are asked first.
func (s syntax) tell(offset, from, to int, message string) {
	at, _ := slices.BinarySearchFunc(s.tokens, offset, func(l lexeme, offset int) int { return cmp.Compare(l.offset, offset) })
	for _, look := range []func(place) (said, bool){foreignWord, reservedWord, head, brace, order, parameter} {
		if found, ok := look(place{s.tokens, at, from, to, message}); ok {
			s.at(found.where.line, found.where.column, "%s; try %s", found.what, found.try)
			return
		}
	}
	if at > 0 && strings.HasSuffix(message, "found 'EOF'") {
		offset = s.tokens[at-1].end() // the end of what is there, not of the blank lines after it
	}
	line := 1 + strings.Count(s.text[:offset], "\n")
	column := offset - strings.LastIndex(s.text[:offset], "\n")
	what, try := advise(s.hints, inPlaces.Replace(message))
	s.at(line, column, "%s; try %s", what, try)
}
