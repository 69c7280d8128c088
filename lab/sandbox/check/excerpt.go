package check

import (
	"iter"
	"path"
	"slices"
	"strings"
	"sync"

	"authlab/lab/sandbox/stubs"
)

// excerpt is the part of the stubs that one file can reach. Whole packages take
// several times as long to type, and a verdict waits for it.
//
// It goes by names alone: a piece stays if the file, or a piece that stays,
// mentions a name it declares, whatever that name means there; a method, if its
// type is mentioned too. So an excerpt may hold more than is needed, and never less.
type excerpt struct {
	catalogue
	reached   map[string]*catalogued
	heard     map[*piece]int // how many of the names it declares were mentioned
	mentioned map[string]bool
}

// catalogue is every stub package by its import path, cut into pieces when it is
// first reached. It is safe for use by several goroutines.
type catalogue map[string]func() *catalogued

type catalogued struct {
	imports  []string
	pieces   []*piece
	declared map[string][]*piece // by name
}

// piece is what stands in a package from one keyword at the edge of its file to
// the next.
type piece struct {
	text  string
	wants int // how many of the names it declares must be mentioned for it to stay
}

func newCatalogue() catalogue {
	c := catalogue{}
	for _, importPath := range stubs.Paths() {
		c[importPath] = sync.OnceValue(func() *catalogued {
			source, _ := stubs.Source(importPath)
			return cut(source)
		})
	}
	return c
}

func cut(source string) *catalogued {
	pkg := &catalogued{declared: map[string][]*piece{}}
	for text := range pieces(source) {
		names, method := declares(text)
		if len(names) == 0 { // the head of the file
			pkg.imports = slices.Collect(quoted(text))
			continue
		}
		one := &piece{text, 1}
		if method {
			one.wants = len(names)
		}
		pkg.pieces = append(pkg.pieces, one)
		for _, name := range names {
			pkg.declared[name] = append(pkg.declared[name], one)
		}
	}
	return pkg
}

// newExcerpt takes what a file reaches from the packages that every file is given
// and those it may import.
func (c catalogue) newExcerpt(file string) excerpt {
	e := excerpt{catalogue: c, reached: map[string]*catalogued{}, heard: map[*piece]int{}, mentioned: map[string]bool{}}
	e.reach(apiPath)
	e.reach(httpPath)
	for importPath := range quoted(file) {
		e.reach(importPath) // if it is one
	}
	e.keep(entryNames)
	e.keep(methodsUnasked)
	e.keep(file)
	return e
}

// methodsUnasked are those that fmt and encoding/json call on what has them.
const methodsUnasked = "Error String GoString Format MarshalJSON MarshalText UnmarshalJSON UnmarshalText"

// reach takes in a package, if there is one, and those it imports.
func (e excerpt) reach(importPath string) {
	find, found := e.catalogue[importPath]
	if !found || e.reached[importPath] != nil {
		return
	}
	pkg := find()
	e.reached[importPath] = pkg
	for _, imported := range pkg.imports {
		e.reach(imported)
	}
}

// keep has everything stay that a text mentions.
func (e excerpt) keep(text string) {
	for name := range mentions(text) {
		if e.mentioned[name] {
			continue
		}
		e.mentioned[name] = true
		for _, pkg := range e.reached {
			for _, one := range pkg.declared[name] {
				if e.heard[one]++; e.heard[one] == one.wants {
					e.keep(one.text)
				}
			}
		}
	}
}

// source is what stayed of a package, as a file.
func (e excerpt) source(importPath string) (string, bool) {
	pkg, reached := e.reached[importPath]
	if !reached {
		return "", false
	}
	var declarations strings.Builder
	for _, one := range pkg.pieces {
		if e.heard[one] >= one.wants {
			declarations.WriteString(one.text)
		}
	}
	file := "package " + path.Base(importPath) + "\n"
	for _, imported := range pkg.imports {
		if strings.Contains(declarations.String(), path.Base(imported)+".") { // Go refuses those that nothing uses
			file += "import \"" + imported + "\"\n"
		}
	}
	return file + declarations.String(), true
}

// pieces cuts a formatted file before each keyword at the edge, but for its head
// with package and imports, which is one piece.
func pieces(file string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, end := 0, 0
		for line := range strings.Lines(file) {
			switch keyword, _, _ := strings.Cut(line, " "); keyword {
			case "const", "func", "type", "var":
				if !yield(file[start:end]) {
					return
				}
				start = end
			}
			end += len(line)
		}
		yield(file[start:])
	}
}

// declares lists the names that a piece declares; for a method, its type's and its own.
func declares(piece string) (names []string, method bool) {
	keyword, rest, _ := strings.Cut(piece, " ")
	switch keyword {
	case "func":
		if receiver, signature, ok := strings.Cut(rest, ") "); ok && strings.HasPrefix(receiver, "(") {
			receiver, _, _ = strings.Cut(receiver, "[") // its type parameters
			return append(listed(signature), receiver[strings.LastIndexAny(receiver, "( *")+1:]), true
		}
		return listed(rest), false
	case "const", "type", "var":
		group, grouped := strings.CutPrefix(rest, "(\n")
		if !grouped {
			return listed(rest), false
		}
		for line := range strings.Lines(group) {
			if own, ok := strings.CutPrefix(line, "\t"); ok {
				names = append(names, listed(own)...)
			}
		}
	}
	return names, false
}

// listed reads the names that a text starts with, as in "a, b int".
func listed(text string) []string {
	var names []string
	for {
		start, end := nextName(text, 0)
		if start > 0 || end == 0 {
			return names
		}
		names = append(names, text[:end])
		var more bool
		if text, more = strings.CutPrefix(text[end:], ", "); !more {
			return names
		}
	}
}

// quoted yields what stands in quotes in a text, among it the paths of imports.
func quoted(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, rest, more := strings.Cut(text, `"`); more; _, rest, more = strings.Cut(rest, `"`) {
			var inside string
			if inside, rest, _ = strings.Cut(rest, `"`); !yield(inside) {
				return
			}
		}
	}
}

// mentions yields all that could be a name in a text, outside of lines that are
// comments.
func mentions(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(strings.TrimLeft(line, "\t "), "//") {
				continue
			}
			for start, end := nextName(line, 0); end > 0; start, end = nextName(line, end) {
				if !yield(line[start:end]) {
					return
				}
			}
		}
	}
}

// nextName finds the first name at or after an offset; its end is zero where
// there is none.
func nextName(line string, offset int) (start, end int) {
	for start = offset; start < len(line); start++ {
		if inName(line[start]) {
			for end = start; end < len(line) && inName(line[end]); end++ {
			}
			return start, end
		}
	}
	return 0, 0
}

// inName reports whether a byte may be part of a name. All beyond ASCII may: to
// take too much for names only keeps too much.
func inName(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z' || b >= 0x80
}
