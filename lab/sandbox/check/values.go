package check

import (
	"fmt"
	"go/ast"
	"go/types"
	"strconv"
	"strings"
)

// mismatch is about a call whose results are not taken one by one.
func (a adviser) mismatch(c *complaint, caught []string) {
	assign, ok := innermost[*ast.AssignStmt](a, c.pos)
	if !ok || len(assign.Rhs) != 1 {
		return
	}
	call := assign.Rhs[0]
	results := a.results(call)
	if results == nil || results.Len() == 0 {
		return
	}
	c.what = fmt.Sprintf("%s gives %s, and %s named here", called(call), values(results.Len()), areVariables(caught[1]))
	c.try = fmt.Sprintf("%s %s %s", strings.Join(namesFor(results, assign.Lhs), ", "), assign.Tok, called(call))
}

// several is about a call of several results in the place of one value.
func (a adviser) several(c *complaint, _ []string) {
	call, ok := innermost[*ast.CallExpr](a, c.pos)
	if !ok {
		return
	}
	if results := a.results(call); results != nil {
		c.what = fmt.Sprintf("%s gives %s, and one belongs here", called(call), values(results.Len()))
		c.try = strings.Join(namesFor(results, nil), ", ") + " := " + called(call) + " before this"
	}
}

// results are what a call gives; nil where it is none.
func (a adviser) results(expr ast.Expr) *types.Tuple {
	call, ok := expr.(*ast.CallExpr)
	if !ok {
		return nil
	}
	signature, ok := a.Info.TypeOf(call.Fun).(*types.Signature)
	if !ok {
		return nil
	}
	return signature.Results()
}

// called is a call without what is in its parentheses, where that is long.
func called(expr ast.Expr) string {
	text := types.ExprString(expr)
	if call, ok := expr.(*ast.CallExpr); ok && len(text) > 30 {
		return types.ExprString(call.Fun) + "(…)"
	}
	return text
}

func values(n int) string {
	if n == 1 {
		return "one value"
	}
	return strconv.Itoa(n) + " values"
}

func areVariables(count string) string {
	if count == "1" {
		return "one variable is"
	}
	return count + " variables are"
}

// namesFor names a variable for each result: those that are there already, then
// what such a result is mostly called.
func namesFor(results *types.Tuple, there []ast.Expr) []string {
	var names []string
	for i := range results.Len() {
		if i < len(there) {
			names = append(names, types.ExprString(there[i]))
			continue
		}
		names = append(names, usualName(results.At(i).Type()))
	}
	return names
}

func usualName(t types.Type) string {
	switch name := types.TypeString(t, func(*types.Package) string { return "" }); {
	case name == "error":
		return "err"
	case name == "bool":
		return "ok"
	case strings.ContainsAny(name, "[]* ."):
		return "value"
	default:
		return strings.ToLower(name)
	}
}

// condition is about an if or a for that asks something that is no question.
func (a adviser) condition(c *complaint, caught []string) {
	var asked ast.Expr
	if statement, ok := innermost[*ast.IfStmt](a, c.pos); ok && caught[1] == "if" {
		asked = statement.Cond
	}
	if statement, ok := innermost[*ast.ForStmt](a, c.pos); ok && caught[1] == "for" {
		asked = statement.Cond
	}
	if asked != nil {
		a.notBool(c, asked, "!=")
	}
}

// negation is about a ! before what is neither true nor false.
func (a adviser) negation(c *complaint, _ []string) {
	if unary, ok := innermost[*ast.UnaryExpr](a, c.pos); ok {
		a.notBool(c, unary.X, "==")
	}
}

// notBool says how a value of another type is asked for being there.
func (a adviser) notBool(c *complaint, expr ast.Expr, compare string) {
	value, t := types.ExprString(expr), a.Info.TypeOf(expr)
	if t == nil {
		return
	}
	c.what = value + " is neither true nor false"
	switch t := t.Underlying().(type) {
	case *types.Slice, *types.Map:
		c.try = fmt.Sprintf("len(%s) %s 0", value, compare)
	case *types.Pointer, *types.Interface:
		c.try = fmt.Sprintf("%s %s nil", value, compare)
	case *types.Signature:
		c.what, c.try = value+" is a function, and nothing calls it", "() after it"
	case *types.Basic:
		zero := "0"
		if t.Info()&types.IsString != 0 {
			zero = `""`
		}
		c.try = fmt.Sprintf("%s %s %s", value, compare, zero)
	default:
		c.try = "comparing one of its fields"
	}
}

// withoutResult is about what a function of the file returns, or is asked for,
// though it is declared to return nothing.
func (a adviser) withoutResult(c *complaint, caught []string) {
	var function types.Object
	if len(caught) > 1 {
		function = a.Pkg.Scope().Lookup(caught[1])
	} else if declared, ok := a.function(c.pos).(*ast.FuncDecl); ok {
		function = a.Info.Defs[declared.Name]
	}
	if function != nil && function.Name() != a.Want.Entry {
		c.what = fmt.Sprintf("%s is declared without a result (see line %d)", function.Name(), a.line(function.Pos()))
		c.try, c.cause = "the type of its result after its parameters", "results "+function.Name()
	}
}

// end is about a function that ends without a return.
func (adviser) end(c *complaint, _ []string) { c.cause = fmt.Sprint("end ", c.pos) }

// last is about a value that nothing takes. Where it is the last thing in a
// function, other languages would return it.
func (a adviser) last(c *complaint, _ []string) {
	function, ok := a.function(c.pos).(*ast.FuncDecl)
	if !ok || function.Type.Results == nil {
		return
	}
	if last, ok := function.Body.List[len(function.Body.List)-1].(*ast.ExprStmt); ok && last.Pos() == c.pos {
		c.what, c.try = "the function ends with a value and does not return it", "return "+called(last.X)
		c.cause = fmt.Sprint("end ", function.Body.Rbrace)
	}
}

// argument is about a value that a call does not take. Where one is out of
// place, others are mostly too.
func (a adviser) argument(c *complaint, _ []string) {
	if call, ok := innermost[*ast.CallExpr](a, c.pos); ok {
		c.cause = fmt.Sprint("arguments ", call.Pos())
	}
}
