package check

import (
	"go/ast"
	"go/types"

	"authlab/lab"
)

// entry finds the wanted function and holds its signature against the kind. It
// returns what is left of the complaints: those about the body of a function
// with a wrong signature may come of that.
func (c *Checker) entry(report *report, checked *Checked, heard []complaint) []complaint {
	want := checked.Want
	signature := checked.signature(want.Kind)
	if signature == nil {
		report.pos(checked.File.Name.Pos(), "nothing of the kind %q can be put on the bench; try handler, middleware, policy or front", want.Kind)
		return heard
	}
	shape := want.Entry + types.TypeString(signature, types.Qualifier((*types.Package).Name))[len("func"):]
	object := checked.Pkg.Scope().Lookup(want.Entry)
	function, ok := object.(*types.Func)
	switch {
	case object == nil:
		checked.missing(report, signature, shape)
	case !ok:
		report.pos(object.Pos(), "%s is no function; try func %s", want.Entry, shape)
	case !types.Identical(function.Signature(), signature):
		declared := checked.declaration(function)
		if isSound(heard, declared) {
			report.pos(object.Pos(), "the API calls %s with another signature; try func %s", want.Entry, shape)
		}
		return spoiled(heard, declared)
	}
	checked.Entry = function
	return heard
}

// missing says what may have been meant to be the entry: a method of its name,
// a function of nearly its name, or one of its signature.
func (c *Checked) missing(report *report, signature *types.Signature, shape string) {
	want := c.Want.Entry
	for _, declared := range c.functions() {
		function, ok := c.Info.Defs[declared.Name].(*types.Func)
		switch {
		case !ok:
		case declared.Recv != nil && declared.Name.Name == want:
			report.pos(declared.Name.Pos(), "%s is a method, and the API calls a function; try func %s", want, shape)
			return
		case declared.Recv == nil && (types.Identical(function.Signature(), signature) || len(lab.Alike(want, []string{declared.Name.Name})) > 0):
			report.pos(declared.Name.Pos(), "the API calls %s, and this is %s; try renaming it to %s", want, declared.Name.Name, want)
			return
		}
	}
	report.pos(c.File.Name.Pos(), "the function %s is missing; try func %s", want, shape)
}

func (c *Checked) functions() []*ast.FuncDecl {
	var functions []*ast.FuncDecl
	for _, decl := range c.File.Decls {
		if function, ok := decl.(*ast.FuncDecl); ok {
			functions = append(functions, function)
		}
	}
	return functions
}

// declaration is where a function of the file is declared.
func (c *Checked) declaration(function *types.Func) *ast.FuncDecl {
	for _, declared := range c.functions() {
		if declared.Name.Pos() == function.Pos() {
			return declared
		}
	}
	return nil
}

// isSound reports whether nothing is held against a function's signature.
func isSound(heard []complaint, function *ast.FuncDecl) bool {
	for _, one := range heard {
		if function.Pos() <= one.pos && one.pos < function.Type.End() {
			return false
		}
	}
	return true
}

// entryNames are those that the signatures of all kinds of code mention.
const entryNames = "Request ResponseWriter Handler Decision Principal Resource"

// signature is the type a kind of code must have, or nil for an unknown kind.
func (c *Checked) signature(kind lab.CodeKind) *types.Signature {
	http, api := c.HTTP.Types, c.API.Types
	param := func(pkg *types.Package, name, as string) *types.Var {
		return types.NewVar(0, nil, as, pkg.Scope().Lookup(name).Type())
	}
	function := func(results []*types.Var, params ...*types.Var) *types.Signature {
		return types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), types.NewTuple(results...), false)
	}
	switch kind {
	case lab.CodeHandler:
		request := types.NewVar(0, nil, "r", types.NewPointer(http.Scope().Lookup("Request").Type()))
		return function(nil, param(http, "ResponseWriter", "w"), request)
	case lab.CodeMiddleware, lab.CodeFront:
		return function([]*types.Var{param(http, "Handler", "")}, param(http, "Handler", "next"))
	case lab.CodePolicy:
		action := types.NewVar(0, nil, "action", types.Typ[types.String])
		return function([]*types.Var{param(api, "Decision", "")},
			param(api, "Principal", "p"), action, param(api, "Resource", "r"))
	}
	return nil
}
