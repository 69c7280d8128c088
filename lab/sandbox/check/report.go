package check

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"authlab/lab"
)

// maxDiagnostics is how many are told at once: one mistake early in a file can
// cause hundreds.
const maxDiagnostics = 20

// report gathers diagnostics about one file.
type report struct {
	source lab.Source
	fset   *token.FileSet
	found  []lab.Diagnostic
}

func newReport(source lab.Source, fset *token.FileSet) *report {
	return &report{source: source, fset: fset}
}

func (r *report) any() bool { return len(r.found) > 0 }

func (r *report) at(line, column int, format string, args ...any) {
	r.found = append(r.found, lab.Diagnostic{
		File: r.source.Name, Line: max(line, 1), Column: max(column, 1), Message: fmt.Sprintf(format, args...),
	})
}

func (r *report) pos(pos token.Pos, format string, args ...any) {
	position := r.fset.PositionFor(pos, false)
	r.at(position.Line, position.Column, format, args...)
}

// sorted returns the diagnostics by line and column, without repetitions.
func (r *report) sorted() []lab.Diagnostic {
	slices.SortStableFunc(r.found, func(a, b lab.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	found := slices.Compact(r.found)
	return found[:min(len(found), maxDiagnostics)]
}

// advise adds what to try to the type checker's words, for the mistakes made
// most often.
func advise(message string) string {
	message = strings.Join(strings.Fields(message), " ") // some come in several lines
	for _, hint := range hints() {
		if strings.Contains(message, hint.when) {
			return message + "; " + hint.try
		}
	}
	return message
}

type hint struct{ when, try string }

func hints() []hint {
	return []hint{
		{"missing return", "every way through the function must end in a return: try adding one before this brace"},
		{"declared and not used", "try using it, or removing it"},
		{"imported and not used", "try removing the import"},
		{"undefined:", "try another spelling, or import the package it comes from"},
		{"not defined by", "try another spelling"},
		{"has no field or method", "try another spelling, or see what the type offers"},
		{"assignment mismatch", "try naming one variable for each result"},
		{"mismatched types", "try converting one side"},
		{"not enough arguments", "try passing the missing ones"},
		{"too many arguments", "try passing fewer"},
		{"not enough return values", "try returning the missing ones"},
		{"too many return values", "try returning fewer"},
		{"cannot use", "try a value of the wanted type"},
		{"no new variables", "try = in place of :="},
	}
}
