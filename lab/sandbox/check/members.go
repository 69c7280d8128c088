package check

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"authlab/lab"
)

// selected is about a field or method that a value does not have.
func (a adviser) selected(c *complaint, caught []string) {
	selector, ok := innermost[*ast.SelectorExpr](a, c.pos)
	if !ok {
		return
	}
	value, name := types.ExprString(selector.X), caught[1]
	t := a.Info.TypeOf(selector.X)
	if t == nil {
		return
	}
	c.what = fmt.Sprintf("%s has no %s", value, name)
	if ident, ok := selector.X.(*ast.Ident); ok && a.ofVariable(c, ident) {
		return
	}
	names := members(t, a.Pkg)
	if named, ok := namedOf(t); ok && c.outside(named.Pkg().Path(), named.Name()+"."+name, named.Name()+"."+name) {
		return
	}
	switch alike := lab.Alike(name, names); {
	case len(alike) > 0:
		c.try = value + "." + alike[0]
	case a.owner(name) != "":
		c.try = fmt.Sprintf("%s.%s(%s, …)", a.owner(name), name, value)
	case len(names) > 0 && len(names) <= 16:
		c.try = "one of " + strings.Join(names, ", ")
	case len(names) > 0:
		c.try = "something else of " + caught[2]
	default:
		c.try = a.helper(t, value, name)
	}
}

// ofVariable explains a variable that holds the index of a range, or that hides
// a package; either spoils each of its uses.
func (a adviser) ofVariable(c *complaint, ident *ast.Ident) bool {
	object := a.Info.ObjectOf(ident)
	if object == nil {
		return false
	}
	if loop, ok := innermost[*ast.RangeStmt](a, object.Pos()); ok && loop.Value == nil && loop.Key != nil && loop.Key.Pos() == object.Pos() {
		c.what = fmt.Sprintf("%s is the index: a range gives that first", ident.Name)
		c.try, c.cause = fmt.Sprintf("for _, %s := range", ident.Name), fmt.Sprint("range ", object.Pos())
		return true
	}
	for _, spec := range a.File.Imports {
		if imported := a.Info.PkgNameOf(spec); imported != nil && imported.Name() == ident.Name && object != imported {
			c.what = fmt.Sprintf("the variable %s hides the package of that name (see line %d)", ident.Name, a.line(object.Pos()))
			c.try, c.cause, c.excuses = "another name for the variable", fmt.Sprint("hides ", object.Pos()), spec.Pos()
			return true
		}
	}
	return false
}

// members are the fields and methods of a type that a file can reach.
func members(t types.Type, from *types.Package) []string {
	var names []string
	add := func(object types.Object) {
		if object.Exported() || object.Pkg() == from {
			names = append(names, object.Name())
		}
	}
	under := t.Underlying()
	if pointer, ok := under.(*types.Pointer); ok {
		under = pointer.Elem().Underlying()
	}
	if record, ok := under.(*types.Struct); ok {
		for field := range record.Fields() {
			add(field)
		}
	}
	methods := types.NewMethodSet(t)
	if _, named := types.Unalias(t).(*types.Named); named && !types.IsInterface(t) {
		methods = types.NewMethodSet(types.NewPointer(t))
	}
	for method := range methods.Methods() {
		add(method.Obj())
	}
	return names
}

// helper is what does to a value what a method does in other languages.
func (a adviser) helper(t types.Type, value, name string) string {
	function := strings.ToUpper(name[:1]) + name[1:]
	has := func(pkg string) bool { return a.checker.library.get(pkg).Types.Scope().Lookup(function) != nil }
	switch t := t.Underlying().(type) {
	case *types.Signature:
		return fmt.Sprintf("calling it first: %s().%s", value, name)
	case *types.Basic:
		if t.Info()&types.IsString != 0 && has("strings") {
			return fmt.Sprintf("strings.%s(%s, …)", function, value)
		}
	case *types.Slice:
		switch {
		case has("slices"):
			return fmt.Sprintf("slices.%s(%s, …)", function, value)
		case slices.Contains([]string{"Append", "Push", "Add"}, function):
			return fmt.Sprintf("%s = append(%s, …)", value, value)
		}
	}
	if slices.Contains([]string{"Len", "Length", "Size", "Count"}, function) {
		return fmt.Sprintf("len(%s)", value)
	}
	return "a function in its place"
}

// field is about a field that a literal names and its type does not have.
func (a adviser) field(c *complaint, caught []string) {
	literal, ok := innermost[*ast.CompositeLit](a, c.pos)
	if !ok {
		return
	}
	t := a.Info.TypeOf(literal)
	if t == nil {
		return
	}
	c.what = fmt.Sprintf("%s has no field %s", caught[2], caught[1])
	names := members(t, a.Pkg)
	if alike := lab.Alike(caught[1], names); len(alike) > 0 {
		c.try = alike[0]
	} else {
		c.try = "one of " + strings.Join(names, ", ")
	}
}

// namedOf is the declaration of a type, or of the one it points to.
func namedOf(t types.Type) (*types.TypeName, bool) {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil, false
	}
	return named.Obj(), true
}
