package vm_test

import (
	"maps"
	"net/http"
	"os"
	"path/filepath"
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

// handle is the entry of every program of the corpus.
func handle() lab.Replacement { return lab.Replacement{Entry: "Handle", Kind: lab.CodeHandler} }

// corpusFloor is how many programs there are at the least, and ownFloor how many of
// them are in the corpus folder. They only rise.
const corpusFloor, ownFloor = 194, 168

// TestCorpus runs every program in the evaluator and as compiled Go: what they
// answer must be the same.
func TestCorpus(t *testing.T) {
	programs, own := corpus(t), len(read(t, "testdata/corpus/*.go"))
	t.Logf("%d programs, %d of them in the corpus folder", len(programs), own)
	if len(programs) < corpusFloor || own < ownFloor {
		t.Fatalf("the corpus has %d programs, %d in its folder; it had %d and %d before", len(programs), own, corpusFloor, ownFloor)
	}
	if testing.Short() { // under the race detector; without it all are played
		for i, name := range slices.Sorted(maps.Keys(programs)) {
			if i%4 != 0 {
				delete(programs, name)
			}
		}
	}
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

// corpus is every program with a Handle: our own, and every fix of the library
// with one around it.
func corpus(t *testing.T) map[string]string {
	t.Helper()
	programs := read(t, "testdata/corpus/*.go")
	for _, fixes := range []string{"*/*.go", "*/wrong/*.go"} {
		for name, text := range read(t, "../../../scenarios/library/"+fixes) {
			programs[name] = withHandle(t, text, strings.TrimSuffix(filepath.Dir(name), "/wrong"))
		}
	}
	return programs
}

// withHandle adds a Handle that calls the entry a scenario replaces.
func withHandle(t *testing.T, text, scenario string) string {
	t.Helper()
	manifest, err := os.ReadFile(filepath.Join(scenario, "scenario.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	entry := regexp.MustCompile(`(?m)^  entry: (\w+)$`).FindSubmatch(manifest)
	kind := regexp.MustCompile(`(?m)^  kind: (\w+)$`).FindSubmatch(manifest)
	if entry == nil || kind == nil {
		t.Fatalf("%s says not what it replaces", scenario)
	}
	switch name := string(entry[1]); lab.CodeKind(kind[1]) {
	case lab.CodeHandler:
		return text + "\nfunc Handle(w http.ResponseWriter, r *http.Request) { " + name + "(w, r) }\n"
	case lab.CodeMiddleware, lab.CodeFront:
		return text + "\nfunc Handle(w http.ResponseWriter, r *http.Request) { " + name +
			"(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) })).ServeHTTP(w, r) }\n"
	case lab.CodePolicy:
		return strings.Replace(text, "package desk\n", "package desk\n\nimport \"net/http\"\n", 1) + strings.ReplaceAll(askPolicy, "ENTRY", name)
	}
	t.Fatalf("%s is of no kind", scenario)
	return ""
}

// askPolicy asks a policy about what the caller might do to their own record, to a
// colleague's and to a stranger's, and answers with all it says.
const askPolicy = `
func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	said := map[string]bool{}
	for _, action := range []string{"dashboard.read", "dashboard.write", "infra.write", "report.create", "report.read", "secret.read", "refund.approve"} {
		for _, on := range []api.Resource{
			{Kind: "dashboard", ID: "das-1", Owner: caller.ID, Tenant: caller.Tenant},
			{Kind: "secret", ID: "sec-1", Owner: "ed", Tenant: caller.Tenant, Status: "draft"},
			{Kind: "approval", ID: "apr-1", Owner: "ben", Tenant: "birch", Status: "pending", Viewers: []string{caller.ID}},
		} {
			said[action+" "+on.ID] = bool(ENTRY(caller, action, on))
		}
	}
	api.JSON(w, http.StatusOK, said)
}
`

// read returns the texts of files by their names.
func read(t testing.TB, pattern string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
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
