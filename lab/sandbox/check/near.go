package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
)

// imported are the packages the file imports, by their names.
func (a adviser) imported(name string) (*types.Package, bool) {
	for _, pkg := range a.Pkg.Imports() {
		if pkg.Name() == name {
			return pkg, true
		}
	}
	return nil, false
}

// member is about a name that a package does not have.
func (a adviser) member(c *complaint, caught []string) {
	pkg, found := a.imported(caught[1])
	if !found || c.outside(pkg.Path(), caught[2], caught[0][len("undefined: "):]) {
		return
	}
	if alike := lab.Alike(caught[2], exported(pkg)); len(alike) > 0 {
		c.what, c.try = fmt.Sprintf("package %s has no %s", caught[1], caught[2]), caught[1]+"."+alike[0]
	}
}

func exported(pkg *types.Package) []string {
	return slices.DeleteFunc(pkg.Scope().Names(), func(name string) bool { return !token.IsExported(name) })
}

// undefined is about a name that nothing declares here.
func (a adviser) undefined(c *complaint, caught []string) {
	name := caught[1]
	c.cause = c.text
	ours, known := foreignName(name)
	importPath, importable := pathOf(name)
	owner := a.owner(name)
	switch {
	case name == "init":
	case a.unimported(name):
		c.echo = true
	case a.outOfReach(c, name):
	case owner != "":
		c.what, c.try = name+" is not declared", owner+"."+name
	case importable:
		c.what, c.try = fmt.Sprintf("package %s is not imported", name), fmt.Sprintf("import %q", importPath)
	case known:
		c.what, c.try = fmt.Sprintf("Go has no %q", name), ours
	default:
		c.what = name + " is not declared"
		a.misspelt(c, name)
	}
}

// outOfReach finds a variable of the name in the same function, declared further
// below or in a block that has ended.
func (a adviser) outOfReach(c *complaint, name string) bool {
	object := a.elsewhere(name, c.pos)
	if object == nil {
		return false
	}
	c.excuses = object.Pos()
	if object.Parent().Contains(c.pos) {
		c.what, c.try = fmt.Sprintf("%s is declared only below (see line %d)", name, a.line(object.Pos())), "declaring it above this line"
	} else {
		c.what, c.try = fmt.Sprintf("%s is declared only inside a block (see line %d)", name, a.line(object.Pos())), "declaring it before that block"
	}
	return true
}

// unimported reports whether a name was to come from an import that is refused.
func (a adviser) unimported(name string) bool {
	for _, spec := range a.File.Imports {
		importPath, _ := strconv.Unquote(spec.Path.Value)
		last := lastName(importPath)
		if !a.checker.library.has(importPath) && (name == last || len(name) > 3 && len(lab.Alike(name, []string{last})) > 0) {
			return true
		}
	}
	return false
}

// elsewhere is what a name means in another block of the same function.
func (a adviser) elsewhere(name string, pos token.Pos) types.Object {
	function, ok := innermost[*ast.FuncDecl](a, pos)
	if !ok {
		return nil
	}
	var found types.Object
	for ident, object := range a.Info.Defs {
		if ident.Name == name && object != nil && function.Pos() <= ident.Pos() && ident.Pos() < function.End() {
			if _, isVar := object.(*types.Var); isVar && (found == nil || object.Pos() < found.Pos()) {
				found = object
			}
		}
	}
	return found
}

// owner is the package on the file's list, or api, that has an exported name.
func (a adviser) owner(name string) string {
	for _, pkg := range append(a.Pkg.Imports(), a.checker.library.get(apiPath).Types) {
		if token.IsExported(name) && pkg.Scope().Lookup(name) != nil {
			return pkg.Name()
		}
	}
	return ""
}

// misspelt looks for what a name may have been meant for: one that lost its dot,
// then what can be named here, then what is in the packages.
func (a adviser) misspelt(c *complaint, name string) {
	c.try = "declaring it, or another spelling"
	visible := a.visible(c.pos)
	names := slices.Sorted(maps.Keys(visible))
	for _, one := range names {
		rest, found := strings.CutPrefix(name, one)
		if found && slices.Contains(a.parts(visible[one]), rest) {
			c.try, c.excuses = one+"."+rest, visible[one].Pos()
			return
		}
	}
	if len(name) < 3 { // short names are all alike
		return
	}
	if alike := lab.Alike(name, names); len(alike) > 0 {
		c.try, c.excuses = alike[0], visible[alike[0]].Pos()
		return
	}
	for _, pkg := range a.Pkg.Imports() {
		if alike := lab.Alike(name, exported(pkg)); len(alike) > 0 {
			c.try = pkg.Name() + "." + alike[0]
			return
		}
	}
}

// visible is what can be named at a position, but for imports that are refused
// and the shortest of Go's own words: too much is like those.
func (a adviser) visible(pos token.Pos) map[string]types.Object {
	visible := map[string]types.Object{}
	for scope := a.Pkg.Scope().Innermost(pos); scope != nil; scope = scope.Parent() {
		for _, name := range scope.Names() {
			_, object := scope.LookupParent(name, pos)
			pkg, isPkg := object.(*types.PkgName)
			refused := isPkg && !a.checker.library.has(pkg.Imported().Path())
			short := scope == types.Universe && len(name) <= 3
			if object != nil && visible[name] == nil && !refused && !short {
				visible[name] = object
			}
		}
	}
	return visible
}

// parts are what can stand after the dot of a name.
func (a adviser) parts(object types.Object) []string {
	switch object := object.(type) {
	case *types.PkgName:
		return exported(object.Imported())
	case *types.Var:
		return members(object.Type(), a.Pkg)
	}
	return nil
}
