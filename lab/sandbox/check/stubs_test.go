package check_test

import (
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/stubs"
)

// TestStubsAreTheRealThing: what a stub exports, the real package exports with
// the same type. A struct may leave fields out and a type methods, but an
// interface must have all of them.
func TestStubsAreTheRealThing(t *testing.T) {
	real := importer.ForCompiler(token.NewFileSet(), "gc", exports(t))
	ours := check.New().Stubs()
	for _, path := range stubs.Paths() {
		t.Run(strings.ReplaceAll(path, "/", "."), func(t *testing.T) {
			want, err := real.Import(path)
			if err != nil {
				t.Fatal(err)
			}
			scope := ours[path].Scope()
			for _, name := range scope.Names() {
				if token.IsExported(name) {
					compare(t, scope.Lookup(name), want.Scope().Lookup(name))
				}
			}
		})
	}
}

// exports opens what the compiler wrote of the real packages.
func exports(t *testing.T) importer.Lookup {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}"}, stubs.Paths()...)...)
	out, err := list.Output()
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

func compare(t *testing.T, stub, real types.Object) {
	t.Helper()
	if real == nil {
		t.Errorf("%s: the real package has nothing of this name", stub.Name())
		return
	}
	if name, ok := stub.(*types.TypeName); ok {
		compareTypes(t, name, real)
		return
	}
	if got, want := text(stub.Type()), text(real.Type()); got != want {
		t.Errorf("%s has the type\n%s; the real one has\n%s", stub.Name(), got, want)
	}
	if constant, ok := stub.(*types.Const); ok && constant.Val().ExactString() != real.(*types.Const).Val().ExactString() {
		t.Errorf("%s is %s; the real one is %s", stub.Name(), constant.Val(), real.(*types.Const).Val())
	}
}

func compareTypes(t *testing.T, stub *types.TypeName, real types.Object) {
	t.Helper()
	record, isStruct := stub.Type().Underlying().(*types.Struct)
	if got, want := text(stub.Type().Underlying()), text(real.Type().Underlying()); !isStruct && got != want {
		t.Errorf("type %s is\n%s; the real one is\n%s", stub.Name(), got, want)
	}
	if isStruct {
		compareFields(t, stub, record, real.Type().Underlying().(*types.Struct))
	}
	methods := types.NewMethodSet(types.NewPointer(stub.Type()))
	realMethods := types.NewMethodSet(types.NewPointer(real.Type()))
	for method := range methods.Methods() {
		if !method.Obj().Exported() {
			continue
		}
		same := realMethods.Lookup(nil, method.Obj().Name())
		if same == nil || text(same.Type()) != text(method.Type()) {
			t.Errorf("%s.%s is not a method of the real type, or another", stub.Name(), method.Obj().Name())
		}
	}
}

func compareFields(t *testing.T, stub *types.TypeName, record, real *types.Struct) {
	t.Helper()
	want := map[string]string{}
	for i := range real.NumFields() {
		want[real.Field(i).Name()] = text(real.Field(i).Type()) + " " + real.Tag(i)
	}
	for i := range record.NumFields() {
		field := record.Field(i)
		if got := text(field.Type()) + " " + record.Tag(i); field.Exported() && got != want[field.Name()] {
			t.Errorf("%s.%s is %s; the real one is %s", stub.Name(), field.Name(), got, want[field.Name()])
		}
	}
}

// text is a type as it is written, without the names of its parameters: two
// packages of one path are one to it.
func text(t types.Type) string {
	return types.TypeString(unnamed(t), func(pkg *types.Package) string { return pkg.Path() })
}

func unnamed(t types.Type) types.Type {
	sig, ok := t.(*types.Signature)
	if !ok {
		return t
	}
	if sig.TypeParams().Len() > 0 {
		return t // the names of a generic function are compared too
	}
	strip := func(tuple *types.Tuple) *types.Tuple {
		var vars []*types.Var
		for v := range tuple.Variables() {
			vars = append(vars, types.NewParam(token.NoPos, nil, "", unnamed(v.Type())))
		}
		return types.NewTuple(vars...)
	}
	return types.NewSignatureType(nil, nil, nil, strip(sig.Params()), strip(sig.Results()), sig.Variadic())
}
