package vm_test

import (
	"go/ast"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox/check"
)

// TestCorpusPlaysTheStubs: there is no function, method, type or variable in the
// stubs but some program of the corpus uses it, so that it is held against the
// real one.
func TestCorpusPlaysTheStubs(t *testing.T) {
	checker := check.New()
	used := map[string]bool{}
	for name, text := range corpus(t) {
		maps.Copy(used, mentions(load(t, checker, name, text)))
	}
	offered := 0
	for _, pkg := range checker.Stubs() {
		for _, one := range offers(pkg) {
			offered++
			if !used[one] {
				t.Errorf("no program of the corpus uses %s", one)
			}
		}
	}
	t.Logf("%d functions, methods, types and variables of the stubs are played", offered)
}

func load(t testing.TB, checker *check.Checker, name, text string) *check.Checked {
	t.Helper()
	checked, diagnostics := checker.Load(lab.Source{Name: filepath.Base(name), Text: text}, handle())
	if len(diagnostics) > 0 {
		t.Fatalf("%s does not pass the check: %+v", name, diagnostics)
	}
	return checked
}

// mentions are the full names of what a file uses of other packages.
func mentions(checked *check.Checked) map[string]bool {
	used := map[string]bool{}
	ast.Inspect(checked.File, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok {
			if object := checked.Info.Uses[ident]; object != nil && object.Pkg() != checked.Pkg {
				used[fullName(object)] = true
			}
		}
		return true
	})
	return used
}

// offers are the full names of what a package exports, its constants aside.
func offers(pkg *types.Package) []string {
	var names []string
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if _, isConst := object.(*types.Const); isConst || !object.Exported() {
			continue
		}
		names = append(names, fullName(object))
		if named, ok := object.Type().(*types.Named); ok && !isConstructor(object) {
			for method := range named.Methods() {
				if method.Exported() {
					names = append(names, fullName(method))
				}
			}
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(names)))
}

func isConstructor(object types.Object) bool { _, isType := object.(*types.TypeName); return !isType }

// fullName is path.Name, or path.Type.Method.
func fullName(object types.Object) string {
	if object.Pkg() == nil {
		return object.Name()
	}
	path := object.Pkg().Path() + "."
	if function, ok := object.(*types.Func); ok {
		if receiver := function.Origin().Signature().Recv(); receiver != nil {
			t := receiver.Type()
			if pointer, ok := t.(*types.Pointer); ok {
				t = pointer.Elem()
			}
			if named, ok := t.(*types.Named); ok {
				return path + named.Obj().Name() + "." + object.Name()
			}
		}
	}
	return path + object.Name()
}
