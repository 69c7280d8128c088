package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// answer compiles the job's code and answers each of its requests with it, in
// this process. It runs in the worker.
func answer(j job, rest *json.Decoder, checker *check.Checker, desk *reporter) {
	set := sync.OnceValues(func() ([]question, error) { return questions(j.Worlds, rest) })
	go func() { _, _ = set() }() // while the code is compiled
	program, diagnostics := compile(checker, j)
	asked, err := set()
	if err != nil {
		desk.send(report{Failure: err.Error()})
		return
	}
	if len(diagnostics) > 0 {
		desk.send(report{Diagnostics: diagnostics})
		return
	}
	answerAll(j, program, asked, desk)
}

// patience is how often code may run out of its budget before it is asked no
// more: it would again, and each time takes as long as a hundred good answers.
const patience = 3

// answerAll answers the requests side by side and tells of them in their order.
func answerAll(j job, program *vm.Program, asked []question, desk *reporter) {
	ranOut := 0
	answers := inOrder(len(asked), func(i int) reply { return answerOne(j, program, i, asked[i]) })
	for one := range answers {
		desk.send(one.line)
		if one.ranOut {
			ranOut++
		}
		if ranOut == patience {
			desk.send(report{Stopped: fmt.Sprintf("not asked: the code had run out of its budget %d times", patience)})
			return
		}
	}
}

// inOrder computes for 0 to n-1 on every processor, and yields the results in
// order: what a caller sees does not depend on which was ready first.
func inOrder[Result any](n int, compute func(int) Result) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ready := make([]chan Result, n)
		for i := range ready {
			ready[i] = make(chan Result, 1)
		}
		var taken atomic.Int64
		var enough atomic.Bool
		defer enough.Store(true)
		for range min(n, runtime.GOMAXPROCS(0)) {
			go func() {
				for i := taken.Add(1) - 1; i < int64(n) && !enough.Load(); i = taken.Add(1) - 1 {
					ready[i] <- compute(int(i))
					runtime.Gosched() // so that it is told of now, and not when all is answered
				}
			}()
		}
		for _, result := range ready {
			if !yield(<-result) {
				return
			}
		}
	}
}

func compile(checker *check.Checker, j job) (*vm.Program, []lab.Diagnostic) {
	checked, diagnostics := checker.Load(j.Source, j.Replacement)
	if len(diagnostics) > 0 {
		return nil, diagnostics
	}
	return vm.Build(checked)
}

// question is a request, and the world it is to be asked in a copy of.
type question struct {
	request lab.Request
	where   *world.World
}

// questions grows the job's worlds and reads what is asked in them.
func questions(origins []origin, rest *json.Decoder) ([]question, error) {
	worlds, err := worldsOf(origins)
	if err != nil {
		return nil, err
	}
	var asks []ask
	if err := rest.Decode(&asks); err != nil {
		return nil, fmt.Errorf("what the job asks cannot be read: %w", err)
	}
	asked := make([]question, len(asks))
	for i, one := range asks {
		if one.World < 0 || one.World >= len(worlds) {
			return nil, fmt.Errorf("the job has no world %d", one.World)
		}
		asked[i] = question{one.Request, worlds[one.World]}
	}
	return asked, nil
}

func worldsOf(origins []origin) ([]*world.World, error) {
	worlds := make([]*world.World, len(origins))
	for i, from := range origins {
		grown, err := from.world()
		if err != nil {
			return nil, fmt.Errorf("world %d: %w", i, err)
		}
		worlds[i] = grown
	}
	return worlds, nil
}

// answerOne answers one request in a world of its own with a machine of its own:
// nothing the code keeps reaches the next.
func answerOne(j job, program *vm.Program, i int, asked question) reply {
	ranOut := &runOut{}
	exchange, after := visit(j, program, i, asked, ranOut)
	exchange.Request = lab.Request{} // whoever asked knows
	if !j.KeepWorld {
		// A verdict goes by the answer, the trace and what was written.
		exchange.Principal, exchange.Object, exchange.Log = nil, nil, ""
	}
	line := report{Ask: i, Exchange: &exchange}
	if j.KeepWorld {
		snapshot, err := after.Snapshot()
		if err != nil {
			return reply{line: report{Failure: err.Error()}}
		}
		line.World = snapshot
	}
	return reply{line, ranOut.happened}
}

// reply is what came of a request, and whether the code ran out of its budget
// over it.
type reply struct {
	line   report
	ranOut bool
}

// visit sends a request through the API with the code in place. Code whose
// package-level variables cannot even be set up answers nothing.
func visit(j job, program *vm.Program, i int, asked question, ranOut *runOut) (lab.Exchange, *world.World) {
	where := asked.where.Clone()
	// Chance falls otherwise for each request, so that luck does not pass for right.
	machine, crash := start(program, j.Seed+uint64(i))
	if crash != nil {
		ranOut.happened = isBudget(crash.Kind)
		api := mockapi.New(where, mockapi.Options{Code: failing(j.Replacement, crash)})
		return api.Do(context.Background(), asked.request), api.World()
	}
	slip := &slip{position: machine.Position, entry: program.Entry(), wraps: j.Replacement.Kind.Wraps()}
	api := mockapi.New(where, mockapi.Options{Code: codeOf(j.Replacement, machine, ranOut, slip)})
	exchange := api.Do(context.Background(), asked.request)
	exchange.Slip = slip.text
	return exchange, api.World()
}

func start(program *vm.Program, seed uint64) (machine *vm.Machine, crash *vm.Crash) {
	defer func() {
		switch failure := recover().(type) {
		case nil:
		case *vm.Crash:
			crash = failure
		default:
			panic(failure)
		}
	}()
	budget := vm.DefaultBudget()
	budget.Seed = seed
	return program.Machine(budget), nil
}
