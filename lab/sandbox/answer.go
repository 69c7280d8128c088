package sandbox

import (
	"context"
	"fmt"
	"net/http"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// answer compiles the job's code and answers each of its requests with it, in
// this process. It runs in the worker.
func answer(j job, desk *reporter) {
	program, diagnostics := compile(j)
	if len(diagnostics) > 0 {
		desk.send(report{Diagnostics: diagnostics})
		return
	}
	worlds, err := restore(j.Worlds)
	if err != nil {
		desk.send(report{Failure: err.Error()})
		return
	}
	for _, one := range j.Asks {
		if one.World < 0 || one.World >= len(worlds) {
			desk.send(report{Failure: fmt.Sprintf("the job has no world %d", one.World)})
			return
		}
	}
	answerAll(j, program, worlds, desk)
}

// patience is how often code may run out of its budget before it is asked no
// more: it would again, and each time takes as long as a hundred good answers.
const patience = 3

func answerAll(j job, program *vm.Program, worlds []*world.World, desk *reporter) {
	ranOut := &runOuts{}
	for i, one := range j.Asks {
		desk.send(answerOne(j, program, i, worlds[one.World].Clone(), ranOut))
		if ranOut.times == patience {
			desk.send(report{Stopped: fmt.Sprintf("not asked: the code had run out of its budget %d times", patience)})
			return
		}
	}
}

func compile(j job) (*vm.Program, []lab.Diagnostic) {
	checked, diagnostics := check.Load(j.Source, j.Replacement)
	if len(diagnostics) > 0 {
		return nil, diagnostics
	}
	return vm.Build(checked)
}

func restore(snapshots [][]byte) ([]*world.World, error) {
	worlds := make([]*world.World, len(snapshots))
	for i, snapshot := range snapshots {
		restored, err := world.Restore(snapshot)
		if err != nil {
			return nil, fmt.Errorf("world %d: %w", i, err)
		}
		worlds[i] = restored
	}
	return worlds, nil
}

// answerOne answers one request in a world of its own with a machine of its own:
// nothing the code keeps reaches the next.
func answerOne(j job, program *vm.Program, i int, where *world.World, ranOut *runOuts) report {
	// Chance falls otherwise for each request, so that luck does not pass for right.
	exchange, after := visit(j, program, i, where, ranOut)
	line := report{Ask: i, Exchange: &exchange}
	if j.KeepWorld {
		snapshot, err := after.Snapshot()
		if err != nil {
			return report{Failure: err.Error()}
		}
		line.World = snapshot
	}
	return line
}

// visit sends a request through the API with the code in place. Code whose
// package-level variables cannot even be set up answers nothing.
func visit(j job, program *vm.Program, i int, where *world.World, ranOut *runOuts) (lab.Exchange, *world.World) {
	request := j.Asks[i].Request
	machine, crash := start(program, j.Seed+uint64(i))
	if crash != nil {
		failed := lab.Response{Status: http.StatusInternalServerError}
		return lab.Exchange{Request: request, Route: j.Replacement.Route, Response: failed, Crash: crash.Error()}, where
	}
	api := mockapi.New(where, mockapi.Options{Code: codeOf(j.Replacement, machine, ranOut)})
	exchange := api.Do(context.Background(), request)
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
