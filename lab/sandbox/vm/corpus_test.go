package vm_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/lab/sandbox/vm/vmtest"
)

// handle is the entry of every program of the corpus.
func handle() lab.Replacement { return lab.Replacement{Entry: "Handle", Kind: lab.CodeHandler} }

// TestCorpus runs every program in the evaluator and as compiled Go: what they
// answer must be the same.
func TestCorpus(t *testing.T) {
	names, err := filepath.Glob("testdata/corpus/*.go")
	if err != nil || len(names) < 40 {
		t.Fatalf("the corpus has %d programs (%v); it is there to have many", len(names), err)
	}
	programs := read(t, names)
	native := playNative(t, programs)
	checker := check.New()
	for name, text := range programs {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".go"), func(t *testing.T) {
			program := build(t, checker, filepath.Base(name), text, handle())
			played := vmtest.Play(func() http.Handler { return reporting{t, program.Machine(vm.DefaultBudget()).Handler()} })
			if diff := cmp.Diff(string(native[name]), played); diff != "" {
				t.Errorf("compiled Go (-) and the evaluator (+) disagree:\n%s", diff)
			}
		})
	}
}

// read returns the texts of files by their names.
func read(t *testing.T, names []string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	return texts
}

// reporting says which crash a panic was.
type reporting struct {
	t    *testing.T
	next http.Handler
}

func (r reporting) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	defer func() {
		if failure := recover(); failure != nil {
			r.t.Log(failure)
			panic(failure)
		}
	}()
	r.next.ServeHTTP(w, request)
}

func build(t testing.TB, checker *check.Checker, name, text string, want lab.Replacement) *vm.Program {
	t.Helper()
	checked, diagnostics := checker.Load(lab.Source{Name: name, Text: text}, want)
	if len(diagnostics) > 0 {
		t.Fatalf("%s does not pass the check: %+v", name, diagnostics)
	}
	program, diagnostics := vm.Build(checked)
	if len(diagnostics) > 0 {
		t.Fatalf("%s cannot be built: %+v", name, diagnostics)
	}
	return program
}
