// Package stubs holds the packages that code on the bench may import, as Go
// source of our own. A function without a body is bound to the real one by the
// evaluator; a function with a body is interpreted, and so metered, like the
// learner's own code.
//
// A package that is not here does not exist for the bench: that is the whole
// of its import policy.
package stubs

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed src
var files embed.FS

// Source is the text of one stub package, which is always a single file.
func Source(importPath string) (string, bool) {
	text, err := files.ReadFile(file(importPath))
	return string(text), err == nil
}

// Has reports whether there is a stub package, without reading it.
func Has(importPath string) bool {
	_, err := fs.Stat(files, file(importPath))
	return err == nil
}

// Paths lists the import paths of every stub package, sorted.
func Paths() []string {
	var paths []string
	_ = fs.WalkDir(files, "src", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			paths = append(paths, strings.TrimPrefix(path.Dir(name), "src/"))
		}
		return err
	}) // an embedded tree cannot fail to be walked
	return paths
}

func file(importPath string) string {
	return path.Join("src", importPath, path.Base(importPath)+".go")
}
