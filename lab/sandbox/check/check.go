// Package check holds a learner's file against the house rules and Go's own
// type rules. It never runs anything.
//
// What it lets through is one file, importing only the packages of
// lab/sandbox/stubs, with one function of exactly the shape that is wanted.
package check

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"

	"authlab/lab"
)

// MaxSource is the most a file may hold, in bytes.
const MaxSource = 32 << 10

// GoVersion is the language the bench speaks.
const GoVersion = "go1.26"

// Checker checks files. Any number of goroutines may share one, and should: it
// keeps the stub packages it has read, which takes milliseconds.
type Checker struct{ library *library }

// New returns a Checker.
func New() *Checker { return &Checker{library: newLibrary()} }

// Warm reads what every file is held against, so that the first file does not
// wait for it.
func (c *Checker) Warm() { c.library.get("authlab/lab/api") }

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
// lines; nothing where it may run.
func (c *Checker) Check(source lab.Source, want lab.Replacement) []lab.Diagnostic {
	_, diagnostics := c.Load(source, want)
	return diagnostics
}

// Load checks a file and keeps what was learnt about it. The result is nil
// where there are diagnostics.
func (c *Checker) Load(source lab.Source, want lab.Replacement) (*Checked, []lab.Diagnostic) {
	report := newReport(source, newFileSet())
	file := parse(report, source)
	if file == nil || report.any() {
		return nil, report.sorted()
	}
	rules{report, c.library}.walk(file)
	if report.any() {
		return nil, report.sorted()
	}
	checked := c.typed(report, file)
	checked.Want, checked.Source = want, source
	if !report.any() {
		checked.Entry = c.entry(report, checked)
	}
	if report.any() {
		return nil, report.sorted()
	}
	return checked, nil
}

// parse reads the file, reporting every syntax error in it.
func parse(report *report, source lab.Source) *ast.File {
	if len(source.Text) > MaxSource {
		report.at(1, 1, "the file has %d bytes and the bench takes %d; try leaving out what the exercise does not need",
			len(source.Text), MaxSource)
		return nil
	}
	if tooDeep(source.Text) {
		report.at(1, 1, "brackets are nested more than %d deep; try splitting the expression", maxNesting)
		return nil
	}
	file, err := parser.ParseFile(report.fset, source.Name, source.Text, parser.ParseComments|parser.SkipObjectResolution)
	if list, ok := err.(scanner.ErrorList); ok {
		for _, one := range list {
			report.at(one.Pos.Line, one.Pos.Column, "%s", one.Msg)
		}
	}
	return file
}

// typed runs the type checker, reporting all its errors.
func (c *Checker) typed(report *report, file *ast.File) *Checked {
	checked := &Checked{Fset: report.fset, File: file, Info: newInfo()}
	config := types.Config{
		GoVersion: GoVersion,
		Importer:  c.library,
		Sizes:     types.SizesFor("gc", "amd64"),
		Error: func(err error) {
			if typeError, ok := err.(types.Error); ok {
				report.pos(typeError.Pos, "%s", advise(typeError.Msg))
			}
		},
	}
	// The error repeats the first of those reported.
	checked.Pkg, _ = config.Check(file.Name.Name, report.fset, []*ast.File{file}, checked.Info)
	rules{report, c.library}.predeclared(checked.Info)
	checked.API, checked.HTTP = c.library.get("authlab/lab/api"), c.library.get("net/http")
	checked.Stubs = c.library.closure(append(checked.Pkg.Imports(), checked.API.Types, checked.HTTP.Types))
	return checked
}
