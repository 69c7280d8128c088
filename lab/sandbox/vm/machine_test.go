package vm_test

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/lab/sandbox/vm/vmtest"
)

const ownership = `package fix

import "authlab/lab/api"

func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	switch {
	case p.Tenant != r.Tenant, r.Owner != p.ID:
		return api.Deny
	}
	return api.Allow
}
`

func policyOf(t testing.TB, text string) *vm.Program {
	return build(t, check.New(), "fix.go", text, lab.Replacement{Entry: "Authorize", Kind: lab.CodePolicy})
}

// TestPolicy holds a switch whose case lists two conditions, which another
// interpreter was found to let everybody through.
func TestPolicy(t *testing.T) {
	decide := policyOf(t, ownership).Machine(vm.DefaultBudget()).Policy()
	ana := api.Principal{ID: "ana", Tenant: "alder"}
	tests := []struct {
		name     string
		resource api.Resource
		want     api.Decision
	}{
		{"own", api.Resource{Owner: "ana", Tenant: "alder"}, api.Allow},
		{"a colleague's", api.Resource{Owner: "abel", Tenant: "alder"}, api.Deny},
		{"another tenant's", api.Resource{Owner: "ana", Tenant: "birch"}, api.Deny},
		{"nobody's", api.Resource{}, api.Deny},
	}
	for _, test := range tests {
		if got := decide(ana, "invoice.read", test.resource); got != test.want {
			t.Errorf("%s: decided %v; want %v", test.name, got, test.want)
		}
	}
}

// looked is the evidence of one gate, or none.
func looked(gate lab.Gate, facts ...lab.Fact) map[lab.Gate][]lab.Fact {
	all := make(map[lab.Gate][]lab.Fact)
	if len(facts) > 0 {
		all[gate] = facts
	}
	return all
}

func TestLooked(t *testing.T) {
	tests := []struct {
		name, text string
		caller     api.Principal
		resource   api.Resource
		want       map[lab.Gate][]lab.Fact
	}{
		{
			name: "nothing", text: "package fix\n\nimport \"authlab/lab/api\"\n\nfunc Authorize(p api.Principal, action string, r api.Resource) api.Decision {\n\treturn p.ID != \"\"\n}\n",
			want: looked(""),
		},
		{
			name: "object, as far as it was read", text: ownership,
			caller: api.Principal{ID: "ana", Tenant: "alder"}, resource: api.Resource{Owner: "ben", Tenant: "birch"},
			want: looked(lab.GateObject,
				lab.Fact{Name: "caller.tenant", Value: "alder"}, lab.Fact{Name: "resource.tenant", Value: "birch"}),
		},
		{
			name: "function, through a method", text: "package fix\n\nimport \"authlab/lab/api\"\n\nfunc Authorize(p api.Principal, action string, r api.Resource) api.Decision {\n\treturn api.Decision(p.HasRole(\"finance\"))\n}\n",
			caller: api.Principal{Roles: []string{"support", "sales"}},
			want:   looked(lab.GateFunction, lab.Fact{Name: "caller.roles", Value: "support, sales"}),
		},
		{
			name: "writing is no look", text: "package fix\n\nimport \"authlab/lab/api\"\n\nfunc Authorize(p api.Principal, action string, r api.Resource) api.Decision {\n\tmade := &api.Invoice{Owner: p.ID}\n\tmade.Tenant = action\n\treturn api.Decision(made.ID == \"\")\n}\n",
			want: looked(""),
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			machine := policyOf(t, test.text).Machine(vm.DefaultBudget())
			machine.Policy()(test.caller, "invoice.read", test.resource)
			if diff := cmp.Diff(test.want, machine.Looked()); diff != "" {
				t.Errorf("looked (-want +got):\n%s", diff)
			}
		})
	}
}

const guarding = `package fix

import (
	"log"
	"net/http"

	"authlab/lab/api"
)

func Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, ok := api.Caller(r)
		if !ok {
			api.Unauthorized(w, r)
			return
		}
		log.Printf("caller %s", caller.ID)
		w.Header().Set("X-Caller", caller.ID)
		next.ServeHTTP(w, r)
	})
}
`

func TestMiddleware(t *testing.T) {
	program := build(t, check.New(), "fix.go", guarding, lab.Replacement{Entry: "Guard", Kind: lab.CodeMiddleware})
	reached := 0
	next := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		reached++
		w.WriteHeader(http.StatusNoContent)
	})
	for i, want := range []int{401, 204, 204, 204} {
		machine := program.Machine(vm.DefaultBudget())
		answered := httptest.NewRecorder()
		machine.Middleware()(next).ServeHTTP(answered, vmtest.Request(vmtest.People()[i], "inv-1", ""))
		if answered.Code != want {
			t.Errorf("caller %d was answered %d; want %d", i, answered.Code, want)
		}
		if want == 204 && (answered.Header().Get("X-Caller") == "" || machine.Log() == "") {
			t.Errorf("caller %d: header %v, log %q; want the caller's id in both", i, answered.Header(), machine.Log())
		}
	}
	if reached != 3 {
		t.Errorf("the inner handler was reached %d times; want 3", reached)
	}
}

// TestMachinesShareNothing: what one run leaves in a package variable is gone in
// the next.
func TestMachinesShareNothing(t *testing.T) {
	program := build(t, check.New(), "fix.go", hostile("fmt", "var calls int", "calls++; fmt.Fprint(w, calls)"), handle())
	for range 3 {
		if _, answered := crashOf(t, program, vm.DefaultBudget()); answered.Body.String() != "1" {
			t.Errorf("a fresh machine counted %s calls; want 1", answered.Body)
		}
	}
}

// TestPanicUnderTheHost: a panic below a handler of the host's reaches the
// learner's recover above it.
func TestPanicUnderTheHost(t *testing.T) {
	text := hostile("fmt github.com/gorilla/mux", "", `
	router := mux.NewRouter()
	router.HandleFunc("/invoices/{id}", func(w http.ResponseWriter, r *http.Request) { panic("below") })
	defer func() { fmt.Fprint(w, "recovered ", recover()) }()
	router.ServeHTTP(w, r)`)
	crash, answered := crashOf(t, build(t, check.New(), "fix.go", text, handle()), vm.DefaultBudget())
	if crash != nil || answered.Body.String() != "recovered below" {
		t.Errorf("answered %v, crash %v; want the panic recovered", answered, crash)
	}
}

func BenchmarkBuildAndServe(b *testing.B) {
	checker := check.New()
	for b.Loop() {
		program := build(b, checker, "fix.go", guarding, lab.Replacement{Entry: "Guard", Kind: lab.CodeMiddleware})
		for range 30 {
			program.Machine(vm.DefaultBudget()).Middleware()(http.NotFoundHandler()).
				ServeHTTP(httptest.NewRecorder(), vmtest.Request(vmtest.People()[1], "inv-1", ""))
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	checker := check.New()
	for b.Loop() {
		build(b, checker, "fix.go", guarding, lab.Replacement{Entry: "Guard", Kind: lab.CodeMiddleware})
	}
}

func BenchmarkSteps(b *testing.B) {
	program := build(b, check.New(), "fix.go", hostile("", "", "n := 0; for i := range 100000 { n += i % 7 }; _ = n"), handle())
	for b.Loop() {
		program.Machine(vm.DefaultBudget()).Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	}
}

// TestSideBySide: one checker and one program serve many goroutines.
func TestSideBySide(t *testing.T) {
	checker := check.New()
	shared := build(t, checker, "fix.go", guarding, lab.Replacement{Entry: "Guard", Kind: lab.CodeMiddleware})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			own := build(t, checker, "fix.go", guarding, lab.Replacement{Entry: "Guard", Kind: lab.CodeMiddleware})
			for _, program := range []*vm.Program{shared, own} {
				answered := httptest.NewRecorder()
				program.Machine(vm.DefaultBudget()).Middleware()(http.NotFoundHandler()).
					ServeHTTP(answered, vmtest.Request(vmtest.People()[1], "inv-1", ""))
				if answered.Code != http.StatusNotFound {
					t.Errorf("answered %d; want what lies behind the guard", answered.Code)
				}
			}
		})
	}
	group.Wait()
}
