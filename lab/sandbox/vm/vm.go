// Package vm runs a checked file under a budget.
//
// The file is built into SSA form (golang.org/x/tools/go/ssa) and every function
// is compiled, when it is first called, into a list of closures. Values are in a
// representation of the evaluator's own (see value), so that nothing a learner
// writes can reach the host but through the stub packages.
//
// What the evaluator does not know it refuses, with a Crash that says so. It
// must never guess: code on the bench decides who may do what.
package vm

import (
	"fmt"
	"go/ast"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/ssa"

	"authlab/lab"
	"authlab/lab/sandbox/check"
)

// Budget is what one machine may use up.
type Budget struct {
	Steps  int64 // instructions
	Bytes  int64 // allocated over the whole run, whether still in use or not
	Depth  int   // calls within calls
	Output int   // bytes of log kept; more is dropped
	// Seed decides the order in which maps are walked.
	Seed uint64
}

// DefaultBudget is ample for one request and gone in well under a second.
func DefaultBudget() Budget {
	return Budget{Steps: 2_500_000, Bytes: 32 << 20, Depth: 2_000, Output: 64 << 10}
}

// Program is a built file. It is safe for many machines at once.
type Program struct {
	checked *check.Checked
	prog    *ssa.Program
	entry   *function
	init    *function // sets up the file's own globals: stubs have none to set up
	globals map[*ssa.Global]int

	mutex     sync.Mutex // guards what is filled in lazily
	functions map[*ssa.Function]*function
	methods   map[methodKey]*function
	types     *typeTable
	stubs     map[string]*types.Package
}

// Build compiles a file down to SSA. Diagnostics say what the evaluator cannot
// run; the program is nil then.
func Build(checked *check.Checked) (built *Program, diagnostics []lab.Diagnostic) {
	defer func() {
		if r := recover(); r != nil {
			built, diagnostics = nil, []lab.Diagnostic{{
				File: checked.Source.Name, Line: 1, Column: 1,
				Message: fmt.Sprintf("the bench cannot build this file (%v); try writing it more simply", r),
			}}
		}
	}()
	prog := ssa.NewProgram(checked.Fset, ssa.InstantiateGenerics|ssa.BuildSerially|ssa.BareInits)
	p := &Program{
		checked: checked, prog: prog,
		globals:   map[*ssa.Global]int{},
		functions: map[*ssa.Function]*function{},
		methods:   map[methodKey]*function{},
		types:     newTypeTable(),
		stubs:     map[string]*types.Package{},
	}
	for _, stub := range checked.Stubs {
		p.stubs[stub.Types.Path()] = stub.Types
		p.add(prog.CreatePackage(stub.Types, files(stub.File), stub.Info, true))
	}
	own := prog.CreatePackage(checked.Pkg, files(checked.File), checked.Info, false)
	p.add(own)
	own.Build() // a stub package is built when one of its functions is first called
	p.init = p.function(own.Func("init"))
	p.entry = p.function(prog.FuncValue(checked.Entry))
	return p, nil
}

// add takes a package's globals into the program.
func (p *Program) add(pkg *ssa.Package) {
	for _, member := range pkg.Members {
		if global, ok := member.(*ssa.Global); ok {
			p.globals[global] = len(p.globals)
		}
	}
}

// named finds a type a stub package declares; nil where the file does not reach
// that package.
func (p *Program) named(path, name string) types.Type {
	pkg := p.stubs[path]
	if pkg == nil {
		return nil
	}
	if object := pkg.Scope().Lookup(name); object != nil {
		return object.Type()
	}
	return nil
}

// registered is the real type behind a stub type, or nil.
func registered(t types.Type) reflect.Type {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	return hostTypes()[named.Obj().Pkg().Path()+"."+named.Obj().Name()]
}

func files(file *ast.File) []*ast.File { return []*ast.File{file} }
