package sandbox

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// liveAPI is an API whose replaced route is answered by a program of testdata.
func liveAPI(t *testing.T, kind lab.CodeKind, file string) (*mockapi.API, *Backend) {
	t.Helper()
	source, _ := readFix(t, kind, file)
	pool := NewPool()
	pool.deadline = time.Minute
	backend := NewBackend(pool, *scenarioOf(kind).Replaces, source)
	return mockapi.New(world.New(spec(1)), mockapi.Options{Backend: backend}), backend
}

func ask1(t *testing.T, live *mockapi.API, who, text string) lab.Exchange {
	t.Helper()
	expanded, err := live.World().Expand(text)
	if err != nil {
		t.Fatal(err)
	}
	request, err := lab.ParseRequest(expanded)
	if err != nil {
		t.Fatal(err)
	}
	key, found := lab.FindKey(mockapi.Keys(live.World()), who, "")
	if !found {
		t.Fatalf("nobody is called %s", who)
	}
	return live.Do(t.Context(), request.With(key))
}

func TestBrokenCodeIsExploitableUntilItIsFixed(t *testing.T) {
	live, backend := liveAPI(t, lab.CodeHandler, "open.go")
	stolen := ask1(t, live, "ana", "GET /invoices/{{bens-invoice}}")
	if stolen.Response.Status != http.StatusOK || !strings.Contains(stolen.Response.Body, "ben") {
		t.Errorf("got %d %s, want ben's invoice", stolen.Response.Status, stolen.Response.Body)
	}
	if check, _ := stolen.Trace.At(lab.GateObject); check.Outcome != lab.Skipped || !check.Code {
		t.Errorf("the object gate is %+v, want one that the code skipped", check)
	}
	fixed, _ := readFix(t, lab.CodeHandler, "right.go")
	backend.Deploy(fixed)
	refused := ask1(t, live, "ana", "GET /invoices/{{bens-invoice}}")
	if refused.Response.Status != http.StatusNotFound || refused.Trace.StoppedAt() != lab.GateObject {
		t.Errorf("got %d at %s, want 404 at object", refused.Response.Status, refused.Trace.StoppedAt())
	}
	if own := ask1(t, live, "ana", "GET /invoices/{{anas-invoice}}"); own.Response.Status != http.StatusOK {
		t.Errorf("ana's own invoice: got %d, want 200", own.Response.Status)
	}
}

func TestWhatTheCodeWritesStays(t *testing.T) {
	live, _ := liveAPI(t, lab.CodeMiddleware, "signed_in.go")
	before := len(live.World().Objects("refund"))
	granted := ask1(t, live, "sue", "POST /refunds\nContent-Type: application/json\n\n{\"order\":\"{{anas-order}}\",\"amount\":500}")
	if granted.Response.Status != http.StatusCreated || len(granted.Wrote) != 1 {
		t.Fatalf("got %d, wrote %v; want a refund", granted.Response.Status, granted.Wrote)
	}
	if after := len(live.World().Objects("refund")); after != before+1 {
		t.Errorf("%d refunds after %d, want one more", after, before)
	}
	if listed := ask1(t, live, "fin", "GET /refunds"); !strings.Contains(listed.Response.Body, `"by":"sue"`) {
		t.Errorf("the list %s does not hold sue's refund", listed.Response.Body)
	}
}

func TestCodeThatComesToGriefLeavesTheWorldAlone(t *testing.T) {
	for _, file := range []string{"endless.go", "memory.go", "nil_map.go"} {
		t.Run(file, func(t *testing.T) {
			live, _ := liveAPI(t, lab.CodeHandler, file)
			got := ask1(t, live, "ana", "GET /invoices/{{anas-invoice}}")
			if got.Response.Status < 500 || got.Crash == "" {
				t.Errorf("got %d, crash %q; want a 5xx that says why", got.Response.Status, got.Crash)
			}
			if other := ask1(t, live, "ana", "GET /orders/{{anas-order}}"); other.Response.Status != http.StatusOK {
				t.Errorf("another route answers %d after it, want 200", other.Response.Status)
			}
		})
	}
}

func TestCodeThatDoesNotCompileIsSaidSo(t *testing.T) {
	live, backend := liveAPI(t, lab.CodeHandler, "right.go")
	backend.Deploy(lab.Source{Name: "fix.go", Text: "package desk"})
	got := ask1(t, live, "ana", "GET /invoices/{{anas-invoice}}")
	if got.Response.Status < 500 || !strings.Contains(got.Crash, "fix.go:") {
		t.Errorf("got %d, crash %q; want a 5xx that names the file", got.Response.Status, got.Crash)
	}
}
