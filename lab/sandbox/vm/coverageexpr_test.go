package vm_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

func (c *coverage) expression(node ast.Node, outer []ast.Node) {
	var parent ast.Node
	if len(outer) > 0 {
		parent = outer[len(outer)-1]
	}
	switch node := node.(type) {
	case *ast.CallExpr:
		c.call(node)
	case *ast.SelectorExpr:
		c.selector(node, parent)
	case *ast.Ident:
		c.instance(node, parent)
	case *ast.TypeAssertExpr:
		c.note(node.Type != nil, "type assertion")
		c.note(node.Type != nil && takesTwo(parent), "comma ok assertion")
	case *ast.UnaryExpr:
		c.note(node.Op == token.ARROW, "receive")
		c.note(node.Op == token.ARROW && takesTwo(parent), "comma ok receive")
	case *ast.BinaryExpr:
		_, isStruct := c.under(node.X).(*types.Struct)
		c.note(isStruct && (node.Op == token.EQL || node.Op == token.NEQ), "struct comparison")
		c.note(node.Op == token.SHL || node.Op == token.SHR, "shift")
	case *ast.SliceExpr:
		c.note(node.Slice3, "full slice expression")
	case *ast.BasicLit:
		c.note(strings.Contains(node.Value, "%w"), "%w")
	case *ast.MapType, *ast.ChanType, *ast.ArrayType, *ast.StructType:
		c.typeOf(c.info.TypeOf(node.(ast.Expr)), parent)
	}
}

func takesTwo(parent ast.Node) bool {
	assign, ok := parent.(*ast.AssignStmt)
	return ok && len(assign.Lhs) == 2 && len(assign.Rhs) == 1
}

func (c *coverage) call(node *ast.CallExpr) {
	callee := ast.Unparen(node.Fun)
	if ident, ok := callee.(*ast.Ident); ok {
		if builtin, ok := c.info.Uses[ident].(*types.Builtin); ok {
			c.found[builtin.Name()] = true // recover, panic, close
		}
	}
	value := c.info.Types[callee]
	if value.IsType() && len(node.Args) == 1 {
		_, isPointer := value.Type.Underlying().(*types.Pointer)
		c.note(isPointer && c.info.Types[node.Args[0]].IsNil(), "typed nil")
		if from, ok := c.under(node.Args[0]).(*types.Basic); ok && from.Info()&types.IsString != 0 {
			c.found["conversion to "+types.TypeString(value.Type, nil)] = true
		}
	}
	if sig, ok := c.under(callee).(*types.Signature); ok && !value.IsType() {
		c.note(sig.Variadic() && node.Ellipsis.IsValid(), "variadic")
	}
}

func (c *coverage) selector(node *ast.SelectorExpr, parent ast.Node) {
	selection := c.info.Selections[node]
	if selection == nil {
		return
	}
	call, called := parent.(*ast.CallExpr)
	called = called && call.Fun == node
	c.note(selection.Kind() == types.MethodVal && !called, "method value")
	c.note(selection.Kind() == types.MethodExpr, "method expression")
	c.note(selection.Kind() == types.MethodVal && len(selection.Index()) > 1, "promoted method")
}

// instance looks for generic functions and methods, and for iota.
func (c *coverage) instance(node *ast.Ident, parent ast.Node) {
	object := c.info.Uses[node]
	if object != nil && object.Pkg() == nil && object.Name() == "iota" {
		c.found["iota"] = true
	}
	function, isFunc := object.(*types.Func)
	if _, ok := c.info.Instances[node]; ok && isFunc && function.Pkg() != nil {
		_, explicit := parent.(*ast.IndexExpr)
		_, several := parent.(*ast.IndexListExpr)
		c.note(!explicit && !several, "inferred type arguments")
		c.note(explicit || several, "explicit type arguments")
	}
}

func (c *coverage) typeOf(t types.Type, parent ast.Node) {
	if t == nil {
		return
	}
	switch t := t.Underlying().(type) {
	case *types.Map:
		_, ofSlices := t.Elem().Underlying().(*types.Slice)
		_, ofStructs := t.Elem().Underlying().(*types.Struct)
		_, byStruct := t.Key().Underlying().(*types.Struct)
		c.note(ofSlices, "map of slices")
		c.note(ofStructs, "map of structs")
		c.note(byStruct, "struct as key")
	case *types.Chan:
		c.found["channel"] = true
	case *types.Slice:
		_, ofSlices := t.Elem().Underlying().(*types.Slice)
		c.note(ofSlices, "slice of slice")
	case *types.Struct:
		_, named := parent.(*ast.TypeSpec)
		c.note(!named, "anonymous struct")
	}
}

func (c *coverage) declaration(node ast.Node) {
	switch node := node.(type) {
	case *ast.FuncDecl:
		c.method(node)
		if results := node.Type.Params.List; len(results) > 0 {
			_, variadic := results[len(results)-1].Type.(*ast.Ellipsis)
			c.note(variadic, "variadic")
		}
	case *ast.TypeSpec:
		c.note(node.Assign.IsValid(), "alias")
		if node.TypeParams != nil {
			c.found["constraint"] = true
		}
		c.typeSpec(node)
	}
}

func (c *coverage) method(node *ast.FuncDecl) {
	function, ok := c.info.Defs[node.Name].(*types.Func)
	if !ok {
		return
	}
	sig := function.Signature()
	c.note(sig.RecvTypeParams().Len() > 0, "generic method")
	if receiver := sig.Recv(); receiver != nil {
		_, isFunc := receiver.Type().Underlying().(*types.Signature)
		c.note(isFunc, "function type with a method")
	}
}

func (c *coverage) typeSpec(node *ast.TypeSpec) {
	object := c.info.Defs[node.Name]
	switch under := object.Type().Underlying().(type) {
	case *types.Struct:
		for field := range under.Fields() {
			_, isInterface := field.Type().Underlying().(*types.Interface)
			c.note(field.Embedded() && !isInterface, "embedded struct")
			c.note(field.Embedded() && isInterface, "embedded interface")
			c.note(mentionsType(field.Type(), object), "recursive type")
		}
	case *types.Interface:
		c.note(under.NumEmbeddeds() > 0, "embedded interface")
	}
}

func mentionsType(t types.Type, object types.Object) bool {
	switch t := t.(type) {
	case *types.Named:
		return t.Obj() == object
	case *types.Pointer:
		return mentionsType(t.Elem(), object)
	case *types.Slice:
		return mentionsType(t.Elem(), object)
	case *types.Map:
		return mentionsType(t.Elem(), object)
	}
	return false
}
