package vm_test

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/lab/sandbox/vm/vmtest"
)

// TestMutants makes small changes to programs, right and wrong ones, and plays
// what still compiles here and as compiled Go: what they answer must be the
// same. A mutant is left out where compiled Go would not end, or does not always
// answer the same.
func TestMutants(t *testing.T) {
	want := 30
	if *long {
		want = 1_100
	}
	checker := check.New()
	mutants, played := map[string]string{}, map[string]string{}
	refused, unfit := 0, 0
	for _, candidate := range candidates(t, want*5/2) {
		if len(mutants) == want {
			break
		}
		checked, diagnostics := checker.Load(lab.Source{Name: "fix.go", Text: candidate.text}, handle())
		if len(diagnostics) > 0 {
			refused++
			continue
		}
		program, diagnostics := vm.Build(checked)
		if len(diagnostics) > 0 {
			t.Fatalf("%s cannot be built: %v", candidate.name, diagnostics)
		}
		answer, fit := playSteadily(t, candidate.name, program)
		if !fit {
			unfit++
			continue
		}
		mutants[candidate.name], played[candidate.name] = candidate.text, answer
	}
	native := playNative(t, mutants)
	for name, answer := range played {
		if diff := cmp.Diff(string(native[name]), answer); diff != "" {
			t.Errorf("%s: compiled Go (-) and the evaluator (+) disagree:\n%s", name, diff)
		}
	}
	t.Logf("%d mutants, compared; %d more do not compile, %d are not fit to compare", len(mutants), refused, unfit)
	if len(mutants) < want {
		t.Errorf("%d mutants; there should be %d", len(mutants), want)
	}
}

type candidate struct{ name, text string }

// candidates are mutants of all programs, spread evenly over what there is.
func candidates(t *testing.T, count int) []candidate {
	t.Helper()
	var all []candidate
	programs := subjects(t)
	names := make([]string, 0, len(programs))
	for name := range programs {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for i, change := range mutations(t, programs[name]) {
			line := 1 + strings.Count(programs[name][:change.from], "\n")
			all = append(all, candidate{fmt.Sprintf("%s:%d#%d %q", name, line, i, change.with), change.apply(programs[name])})
		}
	}
	var spread []candidate
	for i := range min(count, len(all)) {
		spread = append(spread, all[i*len(all)/min(count, len(all))])
	}
	return spread
}

// subjects are the programs to mutate. Goroutines are left out: one that fails
// would take the compiled programs with it.
func subjects(t *testing.T) map[string]string {
	t.Helper()
	programs := corpus(t)
	for name, text := range programs {
		if regexp.MustCompile(`\bgo (func|[a-z]+\()|\.Go\(`).MatchString(text) {
			delete(programs, name)
		}
	}
	return programs
}

// playSteadily plays a program with several seeds. It is not fit to compare
// where a budget ends it, the bench does not run it, the seeds disagree, or it
// keeps something from one request to the next: here each has a machine of its
// own.
func playSteadily(t *testing.T, name string, program *vm.Program) (answer string, fit bool) {
	t.Helper()
	for seed := range uint64(3) {
		budget := vm.DefaultBudget()
		budget.Seed, budget.Steps = seed, 500_000
		noted := &noting{}
		next := vmtest.Play(func() http.Handler { return noted.around(noted.start(program, budget)) })
		if noted.kind == vm.CrashInternal {
			t.Errorf("%s: %v", name, noted.crash)
		}
		if noted.kind != "" && noted.kind != vm.CrashPanic || seed > 0 && next != answer || strings.Contains(next, "0xc000000000") {
			return "", false
		}
		answer = next
	}
	budget := vm.DefaultBudget()
	budget.Steps *= 8
	machine := program.Machine(budget)
	return answer, answer == vmtest.Play(func() http.Handler { return machine.Handler() })
}

// noting keeps the worst crash of those that pass through.
type noting struct {
	kind  vm.CrashKind
	crash *vm.Crash
}

// start makes a machine. Whatever fails in that would fail the whole binary of
// compiled programs, so it counts as unfit.
func (n *noting) start(program *vm.Program, budget vm.Budget) http.Handler {
	defer func() {
		if failure := recover(); failure != nil {
			n.kind = vm.CrashUnsupported
			panic(failure)
		}
	}()
	return program.Machine(budget).Handler()
}

func (n *noting) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			failure := recover()
			if crash, ok := failure.(*vm.Crash); ok && (n.kind == "" || n.kind == vm.CrashPanic) {
				n.kind, n.crash = crash.Kind, crash
			}
			if failure != nil {
				panic(failure)
			}
		}()
		next.ServeHTTP(w, r)
	})
}
