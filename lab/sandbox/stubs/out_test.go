package stubs_test

import (
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/stubs"
)

// TestWhatStaysOutIsSaid: every name of a real package is either in its stub, or
// there is a word on why it is not and what to use.
func TestWhatStaysOutIsSaid(t *testing.T) {
	real := importer.ForCompiler(token.NewFileSet(), "gc", exports(t))
	ours := check.New().Stubs()
	out := 0
	for _, path := range stubs.Paths() {
		pkg, err := real.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		has := namesOf(ours[path])
		for _, name := range namesOf(pkg) {
			if of, _, isMember := strings.Cut(name, "."); isMember && !slices.Contains(has, of) {
				continue // the type itself is out
			}
			absence, said := stubs.Outside(path, name)
			switch there := slices.Contains(has, name); {
			case there && said:
				t.Errorf("%s.%s is said to be out, and is there", path, name)
			case !there && !said:
				t.Errorf("%s.%s is not there, and nothing says why", path, name)
			case said && (absence.Why == "" || absence.Try == ""):
				t.Errorf("%s.%s: %+v says too little", path, name, absence)
			case said:
				out++
			}
		}
	}
	t.Logf("%d names stay out", out)
}

func TestOutside(t *testing.T) {
	for _, test := range []struct {
		path, name string
		out        bool
	}{
		{"strings", "Title", true}, {"time", "Now", true}, {"net/http", "Get", true}, {"net/http", "Request.TLS", true},
		{"strings", "Cut", false}, {"strings", "Titel", false}, {"os", "Exit", false}, {"", "", false},
	} {
		if _, out := stubs.Outside(test.path, test.name); out != test.out {
			t.Errorf("%s.%s: out is %v, want %v", test.path, test.name, out, test.out)
		}
	}
}

// namesOf lists what a package exports, and the methods and fields of its types.
// The tables of package unicode are hundreds, and left aside.
func namesOf(pkg *types.Package) []string {
	var names []string
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if _, isVar := object.(*types.Var); !object.Exported() || isVar && pkg.Path() == "unicode" {
			continue
		}
		names = append(names, name)
		if _, isType := object.(*types.TypeName); isType {
			names = append(names, membersOf(object)...)
		}
	}
	return names
}

func membersOf(object types.Object) []string {
	var names []string
	add := func(member types.Object) {
		if member.Exported() {
			names = append(names, object.Name()+"."+member.Name())
		}
	}
	for method := range types.NewMethodSet(types.NewPointer(object.Type())).Methods() {
		add(method.Obj())
	}
	if record, ok := object.Type().Underlying().(*types.Struct); ok {
		for field := range record.Fields() {
			add(field)
		}
	}
	return names
}

// exports opens what the compiler wrote of the real packages.
func exports(t *testing.T) importer.Lookup {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}"}, stubs.Paths()...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		files[path] = file
	}
	return func(path string) (io.ReadCloser, error) { return os.Open(files[path]) }
}
