package vm

import (
	"fmt"
	"go/types"
	"math/rand/v2"
	"net/http"
	"reflect"
	"runtime"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
)

// Machine runs a program once: its globals, its budget and what it saw are its
// own. It is for one goroutine, whatever goroutines the program starts.
type Machine struct {
	program *Program
	budget  Budget
	globals []*value
	random  *rand.Rand

	steps, bytes int64 // what is left
	depth        int
	routes       int // patterns given to routers
	top          *frame
	dead         *Crash // once set, nothing runs any more
	deferring    *frame // whose deferred call the next call is

	log    strings.Builder
	looked map[lab.Gate][]lab.Fact
	*mirrors
	*strands
}

// Machine makes a machine and runs the file's package-level initialisers. Like
// everything a machine does, that panics with a *Crash where the code fails.
func (p *Program) Machine(budget Budget) *Machine {
	m := &Machine{
		program: p, budget: budget, steps: budget.Steps, bytes: budget.Bytes,
		random:  rand.New(rand.NewPCG(budget.Seed, 0)),
		globals: make([]*value, len(p.globals)),
		looked:  make(map[lab.Gate][]lab.Fact),
		mirrors: newMirrors(),
		strands: newStrands(),
	}
	m.guard(func() {
		for global, i := range p.globals {
			cell := m.zero(global.Type().(*types.Pointer).Elem())
			m.globals[i] = &cell
			m.bindGlobal(global, m.globals[i])
		}
		m.call(p.init, nil, nil)
	})
	return m
}

// Handler is the learner's handler as an ordinary one. Serving panics with a
// *Crash where the code fails.
func (m *Machine) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.enter([]any{w, r}, nil)
	})
}

// Middleware is the learner's middleware. Wrapping and serving panic with a
// *Crash where the code fails.
func (m *Machine) Middleware() func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		inner := m.enter([]any{next}, reflect.TypeFor[http.Handler]()).Interface()
		handler, ok := inner.(http.Handler)
		if function, is := inner.(http.HandlerFunc); !ok || is && function == nil {
			panic(&Crash{Kind: CrashPanic, Message: "the middleware returned nil and no handler", Pos: m.program.Entry(), Try: "returning next, or an http.HandlerFunc"})
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			m.guard(func() { handler.ServeHTTP(w, r) })
		})
	}
}

// Policy is the learner's policy function. It panics with a *Crash where the
// code fails.
func (m *Machine) Policy() func(api.Principal, string, api.Resource) api.Decision {
	return func(p api.Principal, action string, r api.Resource) api.Decision {
		return api.Decision(m.enter([]any{p, action, r}, reflect.TypeFor[api.Decision]()).Bool())
	}
}

// enter calls the entry with values of the host.
func (m *Machine) enter(args []any, result reflect.Type) (out reflect.Value) {
	m.guard(func() {
		results := []reflect.Type{result}
		if result == nil {
			results = nil
		}
		if outs := m.callIn(m.program.entry, nil, results, args); len(outs) > 0 {
			out = outs[0]
		}
	})
	return out
}

// guard runs from outside: whatever goes wrong inside leaves as a *Crash.
func (m *Machine) guard(run func()) {
	if m.dead != nil {
		panic(m.dead)
	}
	top, depth := m.top, m.depth
	outermost := top == nil && m.current == m.main
	defer func() {
		failure := recover()
		if outermost && m.dead != nil {
			m.stopAll()
		}
		switch failure := failure.(type) {
		case *learnerPanic:
			if top != nil { // the learner's own code is below: it may recover
				panic(failure)
			}
			m.top, m.depth = nil, 0
			panic(m.crashOf(failure))
		case runtime.Error:
			m.dead = m.internal(failure)
			if outermost {
				m.stopAll()
			}
			panic(m.dead)
		case nil:
			m.top, m.depth = top, depth
		case *Crash:
			panic(failure)
		default:
			m.dead = m.internal(fmt.Errorf("%v", failure))
			panic(m.dead)
		}
	}()
	run()
	if outermost {
		m.settle()
	}
}

// step charges for n instructions.
func (m *Machine) step(n int64) {
	if m.steps -= n; m.steps < 0 {
		m.abort(CrashSteps, "the code ran too long", "making sure that every loop ends")
	}
}

// alloc charges for n slots, before they are allocated.
func (m *Machine) alloc(n int64) {
	if n < 0 || n > m.bytes/slot { // a size so large that it overflowed is negative
		m.abort(CrashBytes, "the code used too much memory", "keeping less of what it reads")
	}
	m.bytes -= n * slot
}

// Log is what the code wrote with package log, as far as the budget kept it.
func (m *Machine) Log() string { return m.log.String() }
