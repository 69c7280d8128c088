// Package check holds a learner's file against the house rules and Go's own
// type rules. It never runs anything.
//
// What it lets through is one file, importing only the packages of
// lab/sandbox/stubs, with one function of exactly the shape that is wanted.
package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"sync"
	"sync/atomic"

	"authlab/lab"
	"authlab/lab/sandbox/stubs"
)

// MaxSource is the most a file may hold, in bytes.
const MaxSource = 32 << 10

// GoVersion is the language the bench speaks.
const GoVersion = "go1.26"

// Checker checks files. Any number of goroutines may share one, and should: it
// keeps the stub packages it has read, and the hints it has made ready, which
// takes milliseconds.
type Checker struct {
	library     *library
	catalogue   catalogue
	warming     sync.Once
	warm        atomic.Bool // what every file is held against is read
	syntaxHints func() []hint
	typeHints   func() []hint
	lookUps     func() []lookUp
}

// New returns a Checker.
func New() *Checker {
	return &Checker{
		library:     newLibrary(stubs.Source),
		catalogue:   newCatalogue(),
		syntaxHints: sync.OnceValue(syntaxHints),
		typeHints:   sync.OnceValue(typeHints),
		lookUps:     sync.OnceValue(lookUps),
	}
}

// Prepare cuts the stubs that every file reaches into the pieces that the first one
// is given its own from.
func (c *Checker) Prepare() { c.catalogue.newExcerpt("") }

// Warm reads what every file is held against, so that the first file does not
// wait for it: on every processor, as far as the packages allow.
func (c *Checker) Warm() {
	c.warming.Do(func() {
		c.library.readAhead()
		c.library.get(apiPath)
		c.warm.Store(true)
	})
}

// Every file reaches these packages.
const (
	apiPath  = "authlab/lab/api"
	httpPath = "net/http"
)

// Checked is a file that passed, typed and ready to be built.
type Checked struct {
	Fset   *token.FileSet
	Source lab.Source
	Want   lab.Replacement
	File   *ast.File
	Pkg    *types.Package
	Info   *types.Info
	Entry  *types.Func
	// Stubs are the packages the file imports, directly or not, each after
	// those it imports itself.
	Stubs []*Package
	// API and HTTP are always among Stubs: hosts speak in their types.
	API, HTTP *Package
}

// Load is New().Load, for a single use.
func Load(source lab.Source, want lab.Replacement) (*Checked, []lab.Diagnostic) {
	return New().Load(source, want)
}

// Check returns everything that is wrong with a file, in the order of its
// lines; nothing where it may run. Each mistake is told once, with what to try.
// It is for files that are checked again and again.
func (c *Checker) Check(source lab.Source, want lab.Replacement) []lab.Diagnostic {
	c.Warm()
	_, diagnostics := c.Load(source, want)
	return diagnostics
}

// Load checks a file and keeps what was learnt about it. The result is nil
// where there are diagnostics.
func (c *Checker) Load(source lab.Source, want lab.Replacement) (*Checked, []lab.Diagnostic) {
	report := newReport(source, newFileSet())
	file := c.parse(report, source)
	if file == nil || report.any() {
		return nil, report.sorted()
	}
	house := rules{report, c.library}
	if harmless := house.walk(file); !harmless {
		return nil, report.sorted()
	}
	checked, heard := c.typed(report.fset, file, source.Text)
	checked.Want, checked.Source = want, source
	house.withTypes(checked)
	heard = c.entry(report, checked, heard)
	adviser{checked, c}.tell(report, heard)
	if report.any() {
		return nil, report.sorted()
	}
	return checked, nil
}

// typed runs the type checker and takes in all its errors. Where the library is
// not read yet, the part of it that the file reaches does, unless something is
// wrong: what to try is looked for in all there is.
func (c *Checker) typed(fset *token.FileSet, file *ast.File, text string) (*Checked, []complaint) {
	if !c.warm.Load() {
		part := newLibrary(c.catalogue.newExcerpt(text).source)
		part.readAhead()
		if checked, heard := typedWith(part, fset, file); len(heard) == 0 {
			return checked, nil
		}
	}
	return typedWith(c.library, fset, file)
}

func typedWith(library *library, fset *token.FileSet, file *ast.File) (*Checked, []complaint) {
	checked := &Checked{Fset: fset, File: file, Info: newInfo()}
	var heard []complaint
	config := types.Config{
		GoVersion: GoVersion,
		Importer:  library,
		Sizes:     types.SizesFor("gc", "amd64"),
		Error: func(err error) {
			if typeError, ok := err.(types.Error); ok {
				heard = hear(heard, typeError)
			}
		},
	}
	// The error repeats the first of those heard.
	checked.Pkg, _ = config.Check(file.Name.Name, fset, []*ast.File{file}, checked.Info)
	checked.API, checked.HTTP = library.get(apiPath), library.get(httpPath)
	checked.Stubs = library.closure(append(checked.Pkg.Imports(), checked.API.Types, checked.HTTP.Types))
	return checked, heard
}
