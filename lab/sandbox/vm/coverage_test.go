package vm_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"authlab/lab/sandbox/check"
)

// constructsOf lists the constructs of a file.
func constructsOf(checked *check.Checked) map[string]bool {
	c := &coverage{info: checked.Info, found: map[string]bool{}}
	for used := range mentions(checked) {
		c.found[used] = true
	}
	for _, imported := range checked.File.Imports {
		path, _ := strconv.Unquote(imported.Path.Value) // it was parsed
		c.found["package "+path] = true
	}
	ast.PreorderStack(checked.File, nil, func(node ast.Node, outer []ast.Node) bool {
		c.statement(node, outer)
		c.expression(node, outer)
		c.declaration(node)
		return true
	})
	return c.found
}

// coverage is what was found of a file's constructs so far.
type coverage struct {
	info  *types.Info
	found map[string]bool
}

func (c *coverage) note(truth bool, construct string) {
	if truth {
		c.found[construct] = true
	}
}

func (c *coverage) under(expr ast.Expr) types.Type {
	if t := c.info.TypeOf(expr); t != nil {
		return t.Underlying()
	}
	return types.Typ[types.Invalid]
}

func (c *coverage) statement(node ast.Node, outer []ast.Node) {
	switch node := node.(type) {
	case *ast.RangeStmt:
		c.ranges(node)
		c.captures(node.Body, node.Key, node.Value)
	case *ast.ForStmt:
		if init, ok := node.Init.(*ast.AssignStmt); ok && init.Tok == token.DEFINE {
			c.captures(node.Body, init.Lhs...)
		}
	case *ast.DeferStmt:
		c.found["defer"] = true
		c.note(c.inRangeOverFunc(outer), "defer in a range over func")
		c.note(c.setsResult(node, outer), "named result set by a deferred call")
	case *ast.TypeSwitchStmt:
		c.found["type switch"] = true
	case *ast.LabeledStmt:
		c.found["label"] = true
	case *ast.BranchStmt:
		c.branch(node, outer)
	case *ast.GoStmt:
		c.found["goroutine"] = true
	case *ast.SendStmt:
		c.found["send"] = true
	case *ast.SelectStmt:
		c.found["select"] = true
		for _, one := range node.Body.List {
			c.note(one.(*ast.CommClause).Comm == nil, "select with default") // a select has no other clauses
		}
	}
}

func (c *coverage) ranges(node *ast.RangeStmt) {
	switch t := c.under(node.X).(type) {
	case *types.Basic:
		c.note(t.Info()&types.IsInteger != 0, "range over int")
		c.note(t.Info()&types.IsString != 0, "range over string")
	case *types.Signature:
		c.found["range over func"] = true
	case *types.Map:
		c.found["range over map"] = true
	case *types.Chan:
		c.found["range over channel"] = true
	}
}

// captures looks for functions in a loop that use the loop's variables.
func (c *coverage) captures(body *ast.BlockStmt, variables ...ast.Expr) {
	own := map[types.Object]bool{}
	for _, variable := range variables {
		if ident, ok := variable.(*ast.Ident); ok && c.info.Defs[ident] != nil {
			own[c.info.Defs[ident]] = true
		}
	}
	ast.PreorderStack(body, nil, func(node ast.Node, outer []ast.Node) bool {
		ident, ok := node.(*ast.Ident)
		if ok && own[c.info.Uses[ident]] && within[*ast.FuncLit](outer) != nil {
			c.found["closure over a loop variable"] = true
		}
		return true
	})
}

// within is the innermost node of a kind around another.
func within[N ast.Node](outer []ast.Node) ast.Node {
	for _, node := range slices.Backward(outer) {
		if _, ok := node.(N); ok {
			return node
		}
	}
	return nil
}

func (c *coverage) inRangeOverFunc(outer []ast.Node) bool {
	for _, node := range slices.Backward(outer) {
		switch node := node.(type) {
		case *ast.FuncLit:
			return false
		case *ast.RangeStmt:
			if _, ok := c.under(node.X).(*types.Signature); ok {
				return true
			}
		}
	}
	return false
}

// setsResult reports whether a deferred function assigns to a named result of the
// function around it.
func (c *coverage) setsResult(node *ast.DeferStmt, outer []ast.Node) bool {
	function, ok := within[*ast.FuncDecl](outer).(*ast.FuncDecl)
	if !ok || function.Type.Results == nil {
		return false
	}
	results := map[types.Object]bool{}
	for _, field := range function.Type.Results.List {
		for _, name := range field.Names {
			results[c.info.Defs[name]] = true
		}
	}
	sets := false
	ast.Inspect(node.Call, func(inner ast.Node) bool {
		if assign, ok := inner.(*ast.AssignStmt); ok {
			for _, left := range assign.Lhs {
				ident, ok := left.(*ast.Ident)
				sets = sets || ok && results[c.info.Uses[ident]]
			}
		}
		return true
	})
	return sets
}

func (c *coverage) branch(node *ast.BranchStmt, outer []ast.Node) {
	c.note(node.Tok == token.GOTO, "goto")
	c.note(node.Tok == token.FALLTHROUGH, "fallthrough")
	if node.Label != nil {
		c.note(node.Tok == token.BREAK, "labelled break")
		c.note(node.Tok == token.CONTINUE, "labelled continue")
		c.note(node.Tok == token.CONTINUE && within[*ast.SelectStmt](outer) != nil, "labelled continue in a select")
	}
}
