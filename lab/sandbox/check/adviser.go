package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"

	"golang.org/x/tools/go/ast/astutil"
)

// adviser says what to try about the type checker's complaints. It looks around
// in the file: what is misspelt is mostly a misspelling of something near.
type adviser struct {
	*Checked
	checker *Checker
}

// advise words a complaint.
func (a adviser) advise(c *complaint) {
	c.what, c.try = advise(a.checker.typeHints(), c.text)
	for _, one := range a.checker.lookUps() {
		if caught := one.when.FindStringSubmatch(c.text); caught != nil {
			one.look(a, c, caught)
			return
		}
	}
}

// lookUp words complaints of a pattern by what is around them. It leaves a
// complaint as it is where there is nothing better to say.
type lookUp struct {
	when *regexp.Regexp
	look func(a adviser, c *complaint, caught []string)
}

func lookUps() []lookUp {
	return []lookUp{
		{regexp.MustCompile(`^could not import |^use of package `), adviser.echo},
		{regexp.MustCompile(`^(\w+)\(.*\) \(no value\) used as value`), adviser.withoutResult},
		{regexp.MustCompile(`^missing return`), adviser.end},
		{regexp.MustCompile(`^(.+?) \(.*\) is not used$`), adviser.last},
		{regexp.MustCompile(`^too many return values have .* want \(\)`), adviser.withoutResult},
		{regexp.MustCompile(`^undefined: (\w+)\.(\w+)`), adviser.member},
		{regexp.MustCompile(`^undefined: (\w+)$`), adviser.undefined},
		{regexp.MustCompile(`^(?:.+)\.(\w+) undefined \(type (.+?) has no field or method`), adviser.selected},
		{regexp.MustCompile(`^unknown field (\w+) in struct literal of type (\S+?)(?:,|$)`), adviser.field},
		{regexp.MustCompile(`^declared and not used: (\w+)$`), adviser.unused},
		{regexp.MustCompile(`^assignment mismatch: (\d+) variables? but (.+)`), adviser.mismatch},
		{regexp.MustCompile(`^multiple-value (.+) \(value of type \(`), adviser.several},
		{regexp.MustCompile(`^non-boolean condition in (\w+) statement`), adviser.condition},
		{regexp.MustCompile(`^operator ! not defined on`), adviser.negation},
		{regexp.MustCompile(`^cannot use .* in argument to (.+?)(?::|$)`), adviser.argument},
	}
}

// echo is about what is heard together with something plainer.
func (adviser) echo(c *complaint, _ []string) { c.echo = true }

// around are the nodes a position is in, the innermost first.
func (a adviser) around(pos token.Pos) []ast.Node {
	nodes, _ := astutil.PathEnclosingInterval(a.File, pos, pos)
	return nodes
}

// innermost is the smallest node of a kind around a position.
func innermost[N ast.Node](a adviser, pos token.Pos) (found N, ok bool) {
	for _, node := range a.around(pos) {
		if found, ok = node.(N); ok {
			return found, true
		}
	}
	return found, false
}

// function is what a position returns from: a declaration, a literal, or nil.
func (a adviser) function(pos token.Pos) ast.Node {
	for _, node := range a.around(pos) {
		switch node.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return node
		}
	}
	return nil
}

// unused is about a variable that nothing reads. Where it hides another of its
// name, it was hardly meant to be a second one.
func (a adviser) unused(c *complaint, caught []string) {
	inner := a.Pkg.Scope().Innermost(c.pos)
	if inner == nil || inner.Parent() == nil {
		return
	}
	_, outer := inner.Parent().LookupParent(caught[1], c.pos)
	if _, isVar := outer.(*types.Var); isVar && outer.Parent() != a.Pkg.Scope() {
		c.what = fmt.Sprintf("this := declares a second %s, which is not used (see line %d)", caught[1], a.line(outer.Pos()))
		c.try = "= in place of it"
	}
}
