package vm_test

import (
	"os"
	"path/filepath"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
)

// FuzzRun: whatever a file says, it is refused, or runs to its end, or crashes
// for a reason of its own. The evaluator itself never fails.
func FuzzRun(f *testing.F) {
	names, err := filepath.Glob("testdata/corpus/*.go")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	checker := check.New()
	budget := vm.DefaultBudget()
	budget.Steps, budget.Bytes, budget.Depth = 100_000, 8<<20, 200
	f.Fuzz(func(t *testing.T, text string) {
		checked, diagnostics := checker.Load(lab.Source{Name: "fix.go", Text: text}, handle())
		if len(diagnostics) > 0 {
			return
		}
		program, diagnostics := vm.Build(checked)
		if len(diagnostics) > 0 {
			t.Fatalf("passed the check and cannot be built: %v", diagnostics)
		}
		if crash, _ := crashOf(t, program, budget); crash != nil && crash.Kind == vm.CrashInternal {
			t.Fatal(crash)
		}
	})
}
