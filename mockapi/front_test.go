package mockapi_test

import (
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"

	"github.com/google/go-cmp/cmp"
)

// front is code on the bench before the router, for orders and accounts.
func front(code func(http.Handler) http.Handler, gates ...lab.Gate) *mockapi.Code {
	return &mockapi.Code{
		Replacement: lab.Replacement{
			Routes: []string{"GET /orders", "GET /users", "GET /users/{id}"}, Kind: lab.CodeFront, Gates: gates,
		},
		Middleware: code, Looked: looked(lab.GateFunction),
	}
}

// rerouting sends a request on to the path in X-Original-URL, after a look at the
// one it came with.
func rerouting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); strings.HasPrefix(r.URL.Path, "/users") && !caller.May("user.read") {
			api.Forbidden(w, r)
			return
		}
		if original := r.Header.Get("X-Original-URL"); original != "" {
			r.URL.Path = original
		}
		next.ServeHTTP(w, r)
	})
}

func TestAFrontOnTheBench(t *testing.T) {
	const known = "route pass, transport pass, credential pass, identity pass, "
	for _, test := range []struct {
		name, who, send string
		status          int
		route, trace    string
	}{
		{"hands on as it came", "sue", "GET /orders", 200, "GET /orders", known + "function pass*, handler pass"},
		{"refuses", "sue", "GET /users", 403, "GET /users", known + "function deny*"},
		{"hands on to another route", "sue", "GET /orders\nX-Original-URL: /users", 200, "GET /users", known + "function pass*, field pass, handler pass"},
		{"hands on to another object", "ada", "GET /users/vi\nX-Original-URL: /users/ed", 200, "GET /users/{id}", known + "function pass*, object pass, field pass, handler pass"},
		{"what it does not own is asked", "ana", "GET /orders\nX-Original-URL: /users/ben", 404, "GET /users/{id}", known + "function pass*, object deny"},
		{"a route it does not own asks for itself", "sue", "GET /orders\nX-Original-URL: /audit", 403, "GET /audit", known + "function deny"},
		{"and lets in who may", "ada", "GET /orders\nX-Original-URL: /audit", 200, "GET /audit", known + "function pass, handler pass"},
		{"a route with another proof asks for that", "ada", "GET /orders\nX-Original-URL: /ledger/balance", 401, "GET /ledger/balance", "route pass, transport pass, credential deny"},
		{"a path without a route", "sue", "GET /orders\nX-Original-URL: /nowhere", 404, "GET /orders", "route deny"},
		{"nobody is stopped before it", "nobody", "GET /orders\nX-Original-URL: /users", 401, "GET /orders", "route pass, transport pass, credential deny"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: front(rerouting, lab.GateFunction)})
			got := ask(t, a, test.who, "", test.send)
			if got.Response.Status != test.status || got.Route != test.route {
				t.Errorf("%d of %s, want %d of %s", got.Response.Status, got.Route, test.status, test.route)
			}
			if diff := cmp.Diff(test.trace, summary(got.Trace)); diff != "" {
				t.Errorf("trace (-want +got):\n%s", diff)
			}
			checkAnswer(t, got)
			check, _ := got.Trace.At(lab.GateRoute)
			if told := strings.Contains(check.Reason, "was asked for"); check.Outcome == lab.Pass && told != (got.Route != asked(test.send)) {
				t.Errorf("the route gate says %q", check.Reason)
			}
		})
	}
}

// asked is the route that the first line of a request names.
func asked(send string) string {
	line, _, _ := strings.Cut(send, "\n")
	return strings.Replace(line, "/users/vi", "/users/{id}", 1)
}

// Where the front owns the gate credential, nobody comes through on either route.
func TestAFrontThatLetsNobodyThrough(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: front(openDoor, lab.GateCredential, lab.GateFunction)})
	got := ask(t, a, "nobody", "", "GET /users/vi")
	if want := "route pass, transport pass, credential skipped*, function pass*, object deny"; summary(got.Trace) != want {
		t.Errorf("%s, want %s", summary(got.Trace), want)
	}
}

// TestWithoutAFrontThePathDecides: the API itself takes no header's word for where a
// request goes.
func TestWithoutAFrontThePathDecides(t *testing.T) {
	a := newAPI()
	for _, name := range []string{"X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Path"} {
		if got := ask(t, a, "sue", "", "GET /orders\n"+name+": /users"); got.Route != "GET /orders" || got.Response.Status != 200 {
			t.Errorf("%s: %d of %s", name, got.Response.Status, got.Route)
		}
	}
}

// What a route of several does not ask for, the code has not left out.
func TestAnOpenRouteBesideAGuardedOne(t *testing.T) {
	code := &mockapi.Code{
		Replacement: lab.Replacement{
			Routes: []string{"GET /health", "GET /metrics"}, Kind: lab.CodeMiddleware, Gates: []lab.Gate{lab.GateCredential, lab.GateFunction},
		},
		Middleware: openDoor,
	}
	for send, want := range map[string]string{
		"GET /health":  "route pass, transport pass, handler pass",
		"GET /metrics": "route pass, transport pass, credential skipped*, function skipped*, handler pass",
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: code})
		if got := ask(t, a, "nobody", "", send); summary(got.Trace) != want {
			t.Errorf("%s: %s, want %s", send, summary(got.Trace), want)
		}
	}
}

// One file stands in for several routes, and tells them apart itself.
func TestCodeOfSeveralRoutes(t *testing.T) {
	code := &mockapi.Code{
		Replacement: lab.Replacement{
			Routes: []string{"GET /infra", "GET /infra/{id}", "PUT /infra/{id}"}, Kind: lab.CodeMiddleware,
			Gates: []lab.Gate{lab.GateFunction},
		},
		Middleware: func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if caller, _ := api.Caller(r); r.Method == http.MethodGet && !caller.May("infra.read") {
					api.Forbidden(w, r)
					return
				}
				next.ServeHTTP(w, r)
			})
		},
	}
	for send, want := range map[string]int{
		"GET /infra":                      403,
		"GET /infra/{{replicas-setting}}": 403,
		"PUT /infra/{{replicas-setting}}\n\n{\"value\": \"4\"}": 200,
		"GET /reports": 403,
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: code})
		if got := ask(t, a, "sue", "", send); got.Response.Status != want {
			t.Errorf("%s: %d, want %d", send, got.Response.Status, want)
		}
	}
}
