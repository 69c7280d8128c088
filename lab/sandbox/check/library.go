package check

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"

	"authlab/lab/sandbox/stubs"
)

// Package is a stub package, typed.
type Package struct {
	Types *types.Package
	File  *ast.File
	Info  *types.Info
}

// library is every stub package, and an importer of them.
type library struct {
	fset     *token.FileSet
	packages map[string]*Package
}

// newLibrary reads all stub packages. They are part of the program: one that
// does not compile is a mistake in it, so newLibrary panics.
func newLibrary() *library {
	l := &library{fset: token.NewFileSet(), packages: map[string]*Package{}}
	for _, path := range stubs.Paths() {
		if _, err := l.Import(path); err != nil {
			panic(fmt.Sprintf("check: stub package %s: %v", path, err))
		}
	}
	return l
}

func (l *library) paths() []string { return stubs.Paths() }

// Import returns a stub package, reading it where it was not asked for before.
func (l *library) Import(path string) (*types.Package, error) {
	if known := l.packages[path]; known != nil {
		return known.Types, nil
	}
	text, found := stubs.Source(path)
	if !found {
		return nil, fmt.Errorf("package %q is not on the bench", path)
	}
	file, err := parser.ParseFile(l.fset, "stubs/"+path, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	pkg := &Package{File: file, Info: newInfo()}
	config := types.Config{GoVersion: GoVersion, Importer: l, Sizes: types.SizesFor("gc", "amd64")}
	if pkg.Types, err = config.Check(path, l.fset, []*ast.File{file}, pkg.Info); err != nil {
		return nil, err
	}
	l.packages[path] = pkg
	return pkg.Types, nil
}

// newFileSet returns a file set whose positions come after those of every stub,
// so that one position means one thing in a program made of both.
func (l *library) newFileSet() *token.FileSet {
	fset := token.NewFileSet()
	fset.AddFile("stubs", -1, l.fset.Base())
	return fset
}

// closure returns the packages and all they import, each after its imports.
func (l *library) closure(roots []*types.Package) []*Package {
	var ordered []*Package
	seen := map[string]bool{}
	var visit func(pkg *types.Package)
	visit = func(pkg *types.Package) {
		if seen[pkg.Path()] || l.packages[pkg.Path()] == nil {
			return
		}
		seen[pkg.Path()] = true
		for _, imported := range pkg.Imports() {
			visit(imported)
		}
		ordered = append(ordered, l.packages[pkg.Path()])
	}
	for _, root := range roots {
		visit(root)
	}
	return ordered
}

func newInfo() *types.Info {
	return &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Instances:    map[*ast.Ident]types.Instance{},
		Scopes:       map[ast.Node]*types.Scope{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		FileVersions: map[*ast.File]string{},
	}
}
