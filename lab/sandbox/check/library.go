package check

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"sync"

	"authlab/lab/sandbox/stubs"
)

// Package is a stub package, typed.
type Package struct {
	Types *types.Package
	File  *ast.File
	Info  *types.Info
}

// library is every stub package, each read when it is first asked for, and an
// importer of them.
type library struct {
	mutex    sync.Mutex
	fset     *token.FileSet
	packages map[string]*Package
}

// ownFiles is the position at which a learner's files start: stubs lie below
// it, so that one position means one thing in a program made of both.
const ownFiles = 1 << 24

func newLibrary() *library {
	return &library{fset: token.NewFileSet(), packages: map[string]*Package{}}
}

func (l *library) has(path string) bool { return stubs.Has(path) }

// get returns a stub package that is known to be there. Stubs are part of the
// program: one that does not compile is a mistake in it, so get panics.
func (l *library) get(path string) *Package {
	if _, err := l.Import(path); err != nil {
		panic(fmt.Sprintf("check: stub package %s: %v", path, err))
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.packages[path]
}

// Import makes the library a types.Importer.
func (l *library) Import(path string) (*types.Package, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.read(path)
}

// read reads a package and those it imports; the mutex is held.
func (l *library) read(path string) (*types.Package, error) {
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
	config := types.Config{GoVersion: GoVersion, Importer: reader(l.read), Sizes: types.SizesFor("gc", "amd64")}
	if pkg.Types, err = config.Check(path, l.fset, []*ast.File{file}, pkg.Info); err != nil {
		return nil, err
	}
	l.packages[path] = pkg
	return pkg.Types, nil
}

// reader is a function that imports.
type reader func(path string) (*types.Package, error)

// Import calls the function.
func (r reader) Import(path string) (*types.Package, error) { return r(path) }

// newFileSet returns a file set for one learner's file.
func newFileSet() *token.FileSet {
	fset := token.NewFileSet()
	fset.AddFile("stubs", -1, ownFiles)
	return fset
}

// closure returns the packages and all they import, each after its imports.
func (l *library) closure(roots []*types.Package) []*Package {
	var ordered []*Package
	seen := map[string]bool{}
	var visit func(pkg *types.Package)
	visit = func(pkg *types.Package) {
		if seen[pkg.Path()] || !l.has(pkg.Path()) {
			return
		}
		seen[pkg.Path()] = true
		for _, imported := range pkg.Imports() {
			visit(imported)
		}
		ordered = append(ordered, l.get(pkg.Path()))
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

// Stubs returns every stub package by its import path.
func (c *Checker) Stubs() map[string]*types.Package {
	packages := map[string]*types.Package{}
	for _, path := range stubs.Paths() {
		packages[path] = c.library.get(path).Types
	}
	return packages
}
