package vm_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/lab/sandbox/vm/vmtest"
)

// crashOf serves one request and returns how that failed.
func crashOf(t *testing.T, program *vm.Program, budget vm.Budget) (crash *vm.Crash, answered *httptest.ResponseRecorder) {
	t.Helper()
	return crashIn(t, func(w http.ResponseWriter, r *http.Request) { program.Machine(budget).Handler().ServeHTTP(w, r) })
}

func crashIn(t *testing.T, serve http.HandlerFunc) (crash *vm.Crash, answered *httptest.ResponseRecorder) {
	t.Helper()
	defer func() {
		if failure := recover(); failure != nil {
			err, ok := failure.(error)
			if !ok || !errors.As(err, &crash) {
				t.Fatalf("panicked with %T %v; want a *vm.Crash", failure, failure)
			}
		}
	}()
	answered = httptest.NewRecorder()
	serve(answered, vmtest.Request(vmtest.People()[1], "inv-1", `{"amount": 1}`))
	return nil, answered
}

// hostile is the file of a Handle with a body, which imports what it names.
func hostile(imports, declarations, body string) string {
	return vmtest.File(imports, declarations, body)
}

// hostileFloor is how many hostile programs there are at the least. It only rises.
const hostileFloor = 200

// TestHostilePrograms: each ends as it must, with words on where and what to try.
func TestHostilePrograms(t *testing.T) {
	programs := vmtest.HostilePrograms()
	t.Logf("%d hostile programs", len(programs))
	if len(programs) < hostileFloor {
		t.Errorf("there were %d before", hostileFloor)
	}
	checker := check.New()
	for i, one := range programs {
		if testing.Short() && i%4 != 0 { // under the race detector; without it all are run
			continue
		}
		t.Run(one.Name, func(t *testing.T) {
			if one.Ends == vmtest.Refused {
				refuse(t, checker, one)
				return
			}
			crash, _ := crashOf(t, build(t, checker, "fix.go", one.Text(), handle()), vm.DefaultBudget())
			if crash == nil {
				t.Fatalf("ran to its end; want a crash of the kind %q", one.Ends)
			}
			if string(crash.Kind) != one.Ends || !strings.Contains(crash.Error(), one.Says) {
				t.Errorf("crashed with %q: %v; want %q, saying %q", crash.Kind, crash, one.Ends, one.Says)
			}
			if crash.Try == "" {
				t.Error("the crash says nothing to try")
			}
		})
	}
}

// TestOddProgramsNeverFailTheBench: whatever is done with what the host offers, it
// is not the evaluator that fails.
func TestOddProgramsNeverFailTheBench(t *testing.T) {
	checker := check.New()
	for _, text := range vmtest.Odd() {
		crash, _ := crashOf(t, build(t, checker, "fix.go", text, handle()), vm.DefaultBudget())
		if crash != nil && crash.Kind == vm.CrashInternal {
			t.Errorf("%v in:\n%s", crash, text)
		}
	}
}

// refuse checks that a program is not let through to be run.
func refuse(t *testing.T, checker *check.Checker, one vmtest.Hostile) {
	t.Helper()
	diagnostics := checker.Check(lab.Source{Name: "fix.go", Text: one.Text()}, handle())
	if len(diagnostics) == 0 || !strings.Contains(diagnostics[0].Message, one.Says) {
		t.Errorf("the check says %v; want it to refuse, saying %q", diagnostics, one.Says)
	}
}

func onlyIf(wanted bool, text string) string {
	if wanted {
		return text
	}
	return ""
}

// TestDeadMachineStaysDead: a budget that is spent cannot be spent again.
func TestDeadMachineStaysDead(t *testing.T) {
	program := build(t, check.New(), "fix.go", hostile("", "var n = 0", "n++; if n == 1 { for {} }"), handle())
	machine := program.Machine(vm.DefaultBudget())
	for range 2 {
		func() {
			defer func() {
				if crash, ok := recover().(*vm.Crash); !ok || crash.Kind != vm.CrashSteps {
					t.Errorf("recovered %v; want the crash of the first run", crash)
				}
			}()
			machine.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
		}()
	}
}
