package check

import (
	"go/types"

	"authlab/lab"
)

// entry finds the wanted function and holds its signature against the kind.
func (c *Checker) entry(report *report, checked *Checked) *types.Func {
	want := checked.Want
	signature := c.signature(want.Kind)
	if signature == nil {
		report.pos(checked.File.Name.Pos(), "nothing of the kind %q can be put on the bench; try handler, middleware or policy", want.Kind)
		return nil
	}
	shape := want.Entry + types.TypeString(signature, types.Qualifier((*types.Package).Name))[len("func"):]
	object := checked.Pkg.Scope().Lookup(want.Entry)
	function, ok := object.(*types.Func)
	switch {
	case object == nil:
		report.pos(checked.File.Name.Pos(), "the function %s is missing; try declaring: func %s", want.Entry, shape)
	case !ok:
		report.pos(object.Pos(), "%s is no function; try declaring: func %s", want.Entry, shape)
	case !types.Identical(function.Signature(), signature):
		report.pos(object.Pos(), "%s has another signature than the API calls it with; try declaring: func %s", want.Entry, shape)
	default:
		return function
	}
	return nil
}

// signature is the type a kind of code must have, or nil for an unknown kind.
func (c *Checker) signature(kind lab.CodeKind) *types.Signature {
	http, api := c.library.get("net/http").Types, c.library.get("authlab/lab/api").Types
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
	case lab.CodeMiddleware:
		return function([]*types.Var{param(http, "Handler", "")}, param(http, "Handler", "next"))
	case lab.CodePolicy:
		action := types.NewVar(0, nil, "action", types.Typ[types.String])
		return function([]*types.Var{param(api, "Decision", "")},
			param(api, "Principal", "p"), action, param(api, "Resource", "r"))
	}
	return nil
}
