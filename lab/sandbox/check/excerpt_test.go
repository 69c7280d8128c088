package check

import (
	"go/types"
	"slices"
	"testing"

	"authlab/lab/sandbox/stubs"
)

// TestPiecesDeclareAll: cutting a package by its lines finds every name that the
// type checker finds in it, and every method with its type.
func TestPiecesDeclareAll(t *testing.T) {
	library := newLibrary(stubs.Source)
	for _, importPath := range stubs.Paths() {
		text, _ := stubs.Source(importPath)
		found := map[string]bool{}
		for piece := range pieces(text) {
			names, method := declares(piece)
			if method {
				names = []string{names[1] + "." + names[0]}
			}
			for _, name := range names {
				found[name] = true
			}
		}
		scope := library.get(importPath).Types.Scope()
		for _, name := range scope.Names() {
			if !found[name] {
				t.Errorf("%s: no piece declares %s", importPath, name)
			}
			if named, ok := scope.Lookup(name).Type().(*types.Named); ok && named.Obj() == scope.Lookup(name) {
				for method := range named.Methods() {
					if !found[name+"."+method.Name()] {
						t.Errorf("%s: no piece declares %s.%s", importPath, name, method.Name())
					}
				}
			}
		}
	}
}

// TestExcerptOfEverything: a file that mentions all there is gets all there is, and
// one that mentions nothing gets what its host speaks in, and little else.
func TestExcerptOfEverything(t *testing.T) {
	var file string
	for _, importPath := range stubs.Paths() {
		text, _ := stubs.Source(importPath)
		file += `"` + importPath + `" ` + text
	}
	all, bare := newCatalogue().newExcerpt(file), newCatalogue().newExcerpt("")
	whole, part := newLibrary(all.source), newLibrary(bare.source)
	for _, importPath := range stubs.Paths() {
		want := newLibrary(stubs.Source).get(importPath).Types.Scope().Names()
		if got := whole.get(importPath).Types.Scope().Names(); !slices.Equal(got, want) {
			t.Errorf("%s has %v; want %v", importPath, got, want)
		}
	}
	if names := part.get(httpPath).Types.Scope().Names(); !slices.Contains(names, "Request") || slices.Contains(names, "Cookie") {
		t.Errorf("a file that mentions nothing gets %v", names)
	}
}
