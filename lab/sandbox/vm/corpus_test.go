package vm_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
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
	native := playNative(t, names)
	checker := check.New()
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".go"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			program := build(t, checker, filepath.Base(name), string(text), handle())
			played := vmtest.Play(func() http.Handler { return reporting{t, program.Machine(vm.DefaultBudget()).Handler()} })
			if diff := cmp.Diff(string(native[name]), played); diff != "" {
				t.Errorf("compiled Go (-) and the evaluator (+) disagree:\n%s", diff)
			}
		})
	}
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

// playNative compiles all programs into one binary, laid over this module so
// that nothing is written into it, and returns what each answers.
func playNative(t *testing.T, names []string) map[string][]byte {
	t.Helper()
	scratch := t.TempDir()
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	replace := map[string]string{}
	lay := func(virtual, text string) {
		real := filepath.Join(scratch, strings.ReplaceAll(virtual, "/", "_"))
		if err := os.WriteFile(real, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		replace[filepath.Join(root, "corpusnative", virtual)] = real
	}
	var imports, plays strings.Builder
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lay(fmt.Sprintf("p%d/p.go", i), string(text))
		fmt.Fprintf(&imports, "import p%d \"authlab/corpusnative/p%d\"\n", i, i)
		fmt.Fprintf(&plays, "\tplayed[%q] = []byte(vmtest.Play(func() http.Handler { return http.HandlerFunc(p%d.Handle) }))\n", name, i)
	}
	lay("main.go", "package main\n\nimport (\"encoding/json\"; \"net/http\"; \"os\"; \"authlab/lab/sandbox/vm/vmtest\")\n"+imports.String()+
		"func main() {\n\tplayed := map[string][]byte{}\n"+plays.String()+"\t_ = json.NewEncoder(os.Stdout).Encode(played)\n}\n")
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	listing := filepath.Join(scratch, "overlay.json")
	if err := os.WriteFile(listing, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.Command("go", "run", "-tags", "lesson", "-overlay", listing, "./corpusnative")
	var complaints strings.Builder
	run.Dir, run.Stderr = root, &complaints
	out, err := run.Output()
	if err != nil {
		t.Fatalf("the corpus does not run natively: %v\n%s", err, complaints.String())
	}
	played := map[string][]byte{}
	if err := json.Unmarshal(out, &played); err != nil {
		t.Fatal(err)
	}
	return played
}
