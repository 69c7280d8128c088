package sandbox

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/lab/sandbox/vm"
	"authlab/mockapi"
)

// codeOf is a machine as the API takes code. What the code does amiss short of a
// crash is left in slip.
func codeOf(replacement lab.Replacement, machine *vm.Machine, ranOut *runOut, slip *slip) *mockapi.Code {
	code := &mockapi.Code{Replacement: replacement, Looked: machine.Looked}
	switch replacement.Kind {
	case lab.CodeHandler:
		code.Handler = ranOut.handler(slip.watch(machine.Handler()))
	case lab.CodeMiddleware, lab.CodeFront:
		code.Middleware = func(next http.Handler) http.Handler {
			return ranOut.handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				slip.watch(machine.Middleware()(next)).ServeHTTP(w, r)
			}))
		}
	case lab.CodePolicy:
		code.Policy = func(caller api.Principal, action string, on api.Resource) api.Decision {
			defer ranOut.note()
			return machine.Policy()(caller, action, on)
		}
	}
	return code
}

// failing is code that cannot even be set up.
func failing(replacement lab.Replacement, crash *vm.Crash) *mockapi.Code {
	return &mockapi.Code{
		Replacement: replacement,
		Handler:     http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(crash) }),
		Middleware:  func(http.Handler) http.Handler { panic(crash) },
		Policy:      func(api.Principal, string, api.Resource) api.Decision { panic(crash) },
	}
}

// runOut is whether code ran out of its budget.
type runOut struct{ happened bool }

func (r *runOut) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		defer r.note()
		next.ServeHTTP(w, req)
	})
}

// note looks at a panic on its way up. It is to be deferred.
func (r *runOut) note() {
	failure := recover()
	if failure == nil {
		return
	}
	if crash, ok := failure.(*vm.Crash); ok && isBudget(crash.Kind) {
		r.happened = true
	}
	panic(failure)
}

func isBudget(kind vm.CrashKind) bool {
	switch kind {
	case vm.CrashSteps, vm.CrashBytes, vm.CrashDepth:
		return true
	case vm.CrashPanic, vm.CrashDeadlock, vm.CrashUnsupported, vm.CrashInternal:
		return false
	}
	return false
}
