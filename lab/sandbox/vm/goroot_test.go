package vm_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	gobuild "go/build"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/ast/astutil"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
)

// long asks for the gates in full, which takes minutes; without it each takes a
// sample.
var long = flag.Bool("long", false, "run every program of Go's own tests, and every mutant")

// goFloor is how many of Go's own programs must pass at the least. It only rises.
const goFloor = 673

// every is how many of Go's own programs there are to one of the sample's.
const every = 40

// TestGoItself runs the programs Go tests its own compilers with: those that
// the check lets through must run to their end and print what they should. The
// ones known to miss are listed, each with its reason.
func TestGoItself(t *testing.T) {
	root := filepath.Join(gobuild.Default.GOROOT, "test")
	if _, err := os.Stat(root); err != nil {
		t.Skipf("this Go came without its own tests: %v", err)
	}
	names, missing := goPrograms(t, root), goMisses(t)
	checker := check.New()
	passed, refused, missed, of := 0, 0, 0, 0
	for i, name := range names {
		if !*long && i%every != 0 {
			continue
		}
		of++
		problem := runGo(t, checker, filepath.Join(root, name))
		reason, known := missing[name]
		switch {
		case errors.Is(problem, errRefused):
			refused++
		case problem == nil && known:
			t.Errorf("%s passes now: take it out of the list of misses (%s)", name, reason)
		case problem == nil:
			passed++
		case known:
			missed++
		default:
			t.Errorf("%s: %v", name, problem)
		}
	}
	t.Logf("of %d programs of Go's own %d pass, %d are refused and %d miss", of, passed, refused, missed)
	if *long && passed < goFloor {
		t.Errorf("%d pass; at least %d did before", passed, goFloor)
	}
}

// goPrograms are the paths of all programs that are there to be run as they are.
func goPrograms(t *testing.T, root string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		text, err := os.ReadFile(path)
		if bytes.HasPrefix(text, []byte("// run\n")) {
			names = append(names, strings.TrimPrefix(path, root+string(filepath.Separator)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// goMisses reads the list of the programs that do not pass: a path, a colon and
// the reason on each line.
func goMisses(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/goroot-misses.txt")
	if err != nil {
		t.Fatal(err)
	}
	misses := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, reason, _ := strings.Cut(strings.TrimSpace(line), ": ")
		misses[filepath.FromSlash(name)] = reason
	}
	return misses
}

var errRefused = errors.New("refused")

// runGo runs one program; nil where it ends well and prints what it should.
func runGo(t *testing.T, checker *check.Checker, path string) error {
	t.Helper()
	text, err := asHandler(path)
	if err != nil {
		return fmt.Errorf("%w: %w", errRefused, err)
	}
	checked, diagnostics := checker.Load(lab.Source{Name: filepath.Base(path), Text: text}, handle())
	if len(diagnostics) > 0 {
		return fmt.Errorf("%w: %s", errRefused, diagnostics[0].Message)
	}
	program, diagnostics := vm.Build(checked)
	if len(diagnostics) > 0 {
		return fmt.Errorf("cannot be built: %s", diagnostics[0].Message)
	}
	budget := vm.DefaultBudget()
	budget.Steps, budget.Bytes, budget.Depth = 50_000_000, 1<<30, 20_000
	crash, answered := crashOf(t, program, budget)
	if crash != nil {
		return crash
	}
	return printedRight(path, answered)
}

// printedRight holds what a program printed against the file beside it, if any.
func printedRight(path string, answered *httptest.ResponseRecorder) error {
	want, err := os.ReadFile(strings.TrimSuffix(path, ".go") + ".out")
	if err == nil && !bytes.Equal(want, answered.Body.Bytes()) {
		return fmt.Errorf("printed %q; want %q", answered.Body, want)
	}
	return nil
}

// goHandler is what makes a handler of a program: what it prints is the answer.
const goHandler = `

var zzSaid []byte

type zzDone struct{}

func Handle(w zzhttp.ResponseWriter, r *zzhttp.Request) {
	defer func() {
		left := recover()
		w.Write(zzSaid)
		if left != nil && left != any(zzDone{}) { panic(left) }
	}()
	main()
}
func zzSay(text string) { zzSaid = append(zzSaid, text...) }
func zzExit(status int) { if status != 0 { panic("exit") }; panic(zzDone{}) }
func zzPrint(values ...any) { for _, v := range values { zzSay(zzfmt.Sprint(v)) } }
func zzPrintln(values ...any) { zzSay(zzfmt.Sprintln(values...)) }
func zzPrintf(format string, values ...any) { zzSay(zzfmt.Sprintf(format, values...)) }
func zzFmtPrint(values ...any) { zzSay(zzfmt.Sprint(values...)) }
`

// asHandler rewrites a program so that it runs on the bench: printing becomes
// writing the answer, and leaving badly a panic.
func asHandler(path string) (string, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, nil, 0)
	if err != nil {
		return "", err
	}
	calls := map[string]string{
		"print": "zzPrint", "println": "zzPrintln", "os.Exit": "zzExit",
		"fmt.Print": "zzFmtPrint", "fmt.Println": "zzPrintln", "fmt.Printf": "zzPrintf",
	}
	astutil.Apply(file, func(at *astutil.Cursor) bool {
		if call, ok := at.Node().(*ast.CallExpr); ok {
			if own := calls[calleeName(call)]; own != "" {
				call.Fun = ast.NewIdent(own)
			}
		}
		return true
	}, nil)
	for _, imported := range []string{"os", "fmt"} {
		if !astutil.UsesImport(file, imported) {
			astutil.DeleteImport(fset, file, imported)
		}
	}
	astutil.AddNamedImport(fset, file, "zzhttp", "net/http")
	astutil.AddNamedImport(fset, file, "zzfmt", "fmt")
	var text bytes.Buffer
	if err := format.Node(&text, fset, file); err != nil {
		return "", err
	}
	return text.String() + goHandler, nil
}

// calleeName is how a call names its function, as far as it does simply.
func calleeName(call *ast.CallExpr) string {
	switch callee := call.Fun.(type) {
	case *ast.Ident:
		return callee.Name
	case *ast.SelectorExpr:
		if pkg, ok := callee.X.(*ast.Ident); ok {
			return pkg.Name + "." + callee.Sel.Name
		}
	}
	return ""
}
