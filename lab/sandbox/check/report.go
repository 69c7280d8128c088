package check

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"

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
