package vm_test

import (
	"encoding/binary"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/lab/sandbox/vm/vmtest"
)

// FuzzRun: whatever a file says, it is refused, or runs to its end, or crashes
// for a reason of its own. Neither the check nor the evaluator ever fails or hangs.
func FuzzRun(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	checker := check.New()
	f.Fuzz(func(t *testing.T, text string) { survive(t, checker, text) })
}

// FuzzMutants makes changes to programs that run, so that most still compile: the
// first byte picks the program, and each two more a change.
func FuzzMutants(f *testing.F) {
	programs := slices.Sorted(slices.Values(mapValues(read(f, "testdata/corpus/*.go"))))
	for i := range programs {
		f.Add(uint8(i), []byte{0, byte(i), 1, byte(3 * i)})
	}
	checker := check.New()
	f.Fuzz(func(t *testing.T, program uint8, picks []byte) {
		text := programs[int(program)%len(programs)]
		for _, pick := range slices.Collect(slices.Chunk(picks, 2))[:min(len(picks)/2, 8)] {
			if found := mutations(t, text); len(found) > 0 {
				text = found[int(binary.BigEndian.Uint16(pick))%len(found)].apply(text)
			}
			if diagnostics := checker.Check(lab.Source{Name: "fix.go", Text: text}, handle()); len(diagnostics) > 0 {
				return // what does not compile cannot be changed further
			}
		}
		survive(t, checker, text)
	})
}

// seeds are all programs there are: right, wrong, mistaken and hostile ones.
func seeds(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, pattern := range []string{"testdata/corpus/*.go", "../testdata/fixes/*/*.go"} {
		texts = append(texts, mapValues(read(t, pattern))...)
	}
	for _, archive := range read(t, "../check/testdata/mistakes/*.txtar") {
		for _, file := range txtar.Parse([]byte(archive)).Files {
			texts = append(texts, string(file.Data))
		}
	}
	for _, one := range vmtest.HostilePrograms() {
		texts = append(texts, one.Text())
	}
	return append(texts, vmtest.Odd()...)
}

func mapValues(texts map[string]string) []string {
	var values []string
	for _, text := range texts {
		values = append(values, text)
	}
	return values
}

// survive checks a file and, where it may, runs it on a small budget.
func survive(t *testing.T, checker *check.Checker, text string) {
	t.Helper()
	hangs := time.AfterFunc(30*time.Second, func() { panic("this file hangs:\n" + text) })
	defer hangs.Stop()
	want := wantedBy(text)
	checked, diagnostics := checker.Load(lab.Source{Name: "fix.go", Text: text}, want)
	if len(diagnostics) > 0 {
		return
	}
	program, diagnostics := vm.Build(checked)
	if len(diagnostics) > 0 {
		t.Fatalf("passed the check and cannot be built: %v", diagnostics)
	}
	if crash := crashFor(t, program, want.Kind); crash != nil && crash.Kind == vm.CrashInternal {
		t.Fatal(crash)
	}
}

// wantedBy is what a file seems to be meant to replace.
func wantedBy(text string) lab.Replacement {
	for entry, kind := range map[string]lab.CodeKind{
		"GetInvoice": lab.CodeHandler, "RefundGate": lab.CodeMiddleware, "Guard": lab.CodeMiddleware, "Authorize": lab.CodePolicy,
	} {
		if strings.Contains(text, "func "+entry+"(") && !strings.Contains(text, "func Handle(") {
			return lab.Replacement{Entry: entry, Kind: kind}
		}
	}
	return handle()
}

func crashFor(t *testing.T, program *vm.Program, kind lab.CodeKind) *vm.Crash {
	t.Helper()
	budget := vm.DefaultBudget()
	budget.Steps, budget.Bytes, budget.Depth = 100_000, 8<<20, 200
	run := func(machine *vm.Machine, w http.ResponseWriter, r *http.Request) { machine.Handler().ServeHTTP(w, r) }
	switch kind {
	case lab.CodeMiddleware:
		run = func(machine *vm.Machine, w http.ResponseWriter, r *http.Request) {
			machine.Middleware()(http.NotFoundHandler()).ServeHTTP(w, r)
		}
	case lab.CodePolicy:
		run = func(machine *vm.Machine, _ http.ResponseWriter, _ *http.Request) {
			machine.Policy()(api.Principal{ID: "ana", Tenant: "alder"}, "invoice.read", api.Resource{Owner: "ben", Tenant: "birch"})
		}
	case lab.CodeHandler:
	}
	crash, _ := crashIn(t, func(w http.ResponseWriter, r *http.Request) { run(program.Machine(budget), w, r) })
	return crash
}

// TestSeedsAreThere: fuzzing starts from what it is meant to start from.
func TestSeedsAreThere(t *testing.T) {
	if count := len(seeds(t)); count < 450 {
		t.Errorf("fuzzing starts from %d files; there should be hundreds", count)
	}
	if _, err := os.Stat(filepath.Join("..", "check", "testdata", "mistakes")); err != nil {
		t.Error(err)
	}
}
