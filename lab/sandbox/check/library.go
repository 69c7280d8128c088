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
// importer of them. Packages that do not import one another can be read at once.
type library struct {
	fset   *token.FileSet
	source func(importPath string) (text string, found bool) // of a stub package

	mutex sync.Mutex // guards the shelf, not what stands on it
	shelf map[string]*volume
}

// volume is a place on the shelf, for a package that somebody asked for.
type volume struct {
	once sync.Once
	pkg  *Package
	err  error
}

// ownFiles is the position at which a learner's files start: stubs lie below
// it, so that one position means one thing in a program made of both.
const ownFiles = 1 << 24

func newLibrary(source func(importPath string) (string, bool)) *library {
	return &library{fset: token.NewFileSet(), source: source, shelf: map[string]*volume{}}
}

func (l *library) has(path string) bool { return stubs.Has(path) }

// get returns a stub package that is known to be there. Stubs are part of the
// program: one that does not compile is a mistake in it, so get panics.
func (l *library) get(path string) *Package {
	pkg, err := l.open(path)
	if err != nil {
		panic(fmt.Sprintf("check: stub package %s: %v", path, err))
	}
	return pkg
}

// Import makes the library a types.Importer.
func (l *library) Import(path string) (*types.Package, error) {
	pkg, err := l.open(path)
	if err != nil {
		return nil, err
	}
	return pkg.Types, nil
}

// open returns a package, having read it and those it imports if nobody has yet.
func (l *library) open(path string) (*Package, error) {
	if !l.has(path) {
		return nil, fmt.Errorf("package %q is not on the bench", path)
	}
	volume := l.find(path)
	volume.once.Do(func() { volume.pkg, volume.err = l.read(path) })
	return volume.pkg, volume.err
}

// readAhead reads on the side what every file reaches and what nothing else has to
// be read for.
func (l *library) readAhead() {
	for _, path := range []string{"context", "io", "net/url"} {
		go l.get(path)
	}
}

func (l *library) find(path string) *volume {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.shelf[path] == nil {
		l.shelf[path] = &volume{}
	}
	return l.shelf[path]
}

func (l *library) read(path string) (*Package, error) {
	text, _ := l.source(path) // open has seen that it is there
	file, err := parser.ParseFile(l.fset, "stubs/"+path, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	pkg := &Package{File: file, Info: newInfo()}
	config := types.Config{GoVersion: GoVersion, Importer: l, Sizes: types.SizesFor("gc", "amd64")}
	pkg.Types, err = config.Check(path, l.fset, []*ast.File{file}, pkg.Info)
	return pkg, err
}

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
