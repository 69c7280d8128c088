package check

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"authlab/lab/sandbox/stubs"
)

// complaint is an error of the type checker's, on its way to the learner.
type complaint struct {
	pos   token.Pos
	text  string    // in the type checker's words
	other token.Pos // the place it refers to, if any

	what, try string
	// cause is what would have to be mended: of complaints with one cause, the
	// first is told. It is empty where a complaint stands for itself.
	cause string
	// echo is set where another complaint, or a house rule, has said it already.
	echo bool
	// excuses is a declaration that only seems unused, as its use is misspelt.
	excuses token.Pos
}

// outside says of what the real package has, and the bench has not, why that is so.
func (c *complaint) outside(importPath, name, written string) bool {
	absence, out := stubs.Outside(importPath, name)
	if out {
		c.what, c.try = fmt.Sprintf("%s is not on the bench: it %s", written, absence.Why), absence.Try
	}
	return out
}

// hear takes in an error. One that starts with a tab belongs to the one before.
func hear(heard []complaint, err types.Error) []complaint {
	if !strings.HasPrefix(err.Msg, "\t") {
		return append(heard, complaint{pos: err.Pos, text: plain(err.Msg)})
	}
	if last := len(heard) - 1; last >= 0 && !heard[last].other.IsValid() {
		heard[last].other = err.Pos
	}
	return heard
}

// tell reports what was heard, each mistake once.
func (a adviser) tell(report *report, heard []complaint) {
	slices.SortStableFunc(heard, func(x, y complaint) int { return cmp.Compare(x.pos, y.pos) })
	heard = heard[:min(len(heard), 5*maxDiagnostics)] // with room for those left out
	for i := range heard {
		a.advise(&heard[i])
	}
	lines := map[int]bool{} // on which more is wrong than that something is not used
	for _, one := range report.found {
		lines[one.Line] = true
	}
	told := a.withoutEchoes(heard, lines)
	if len(told) == 0 && len(heard) > 0 && !report.any() {
		told = heard[:1] // an echo of nothing: no file that is wrong goes through
	}
	for _, one := range told {
		if one.other.IsValid() {
			one.what += fmt.Sprintf(" (see line %d)", a.line(one.other))
		}
		report.pos(one.pos, "%s; try %s", one.what, one.try)
	}
}

// withoutEchoes leaves out complaints that others bring along.
func (a adviser) withoutEchoes(heard []complaint, lines map[int]bool) []complaint {
	caused, excused := make(map[string]bool), make(map[token.Pos]bool)
	for _, one := range heard {
		excused[one.excuses] = true
		if !isUnused(one) {
			lines[a.line(one.pos)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(heard), func(one complaint) bool {
		switch {
		case one.echo:
			return true
		case isUnused(one):
			return excused[one.pos] || lines[a.line(one.pos)]
		case one.cause == "":
			return false
		}
		again := caused[one.cause]
		caused[one.cause] = true
		return again
	})
}

func isUnused(one complaint) bool { return strings.Contains(one.text, "and not used") }

func (a adviser) line(pos token.Pos) int { return a.Fset.PositionFor(pos, false).Line }

// spoiled leaves out what is held against the body of a function whose
// signature is wrong: much of it follows from that.
func spoiled(heard []complaint, function *ast.FuncDecl) []complaint {
	return slices.DeleteFunc(heard, func(one complaint) bool {
		return function != nil && function.Body != nil && function.Body.Pos() <= one.pos && one.pos < function.Body.End()
	})
}
