package mockapi_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"

	"github.com/google/go-cmp/cmp"
	"github.com/gorilla/mux"
)

// summary is a trace as "route pass, transport pass, object skip*": a star marks the code's own gates.
func summary(trace lab.Trace) string {
	var parts []string
	for _, check := range trace {
		part := string(check.Gate) + " " + string(check.Outcome)
		if check.Code {
			part += "*"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

func looked(gates ...lab.Gate) func() map[lab.Gate][]lab.Fact {
	return func() map[lab.Gate][]lab.Fact {
		facts := make(map[lab.Gate][]lab.Fact)
		for _, gate := range gates {
			facts[gate] = []lab.Fact{{Name: "what is asked at " + string(gate), Value: "x"}}
		}
		return facts
	}
}

func invoiceHandler(handler http.HandlerFunc, gates ...lab.Gate) *mockapi.Code {
	return &mockapi.Code{
		Replacement: lab.Replacement{Routes: []string{"GET /invoices/{id}"}, Kind: lab.CodeHandler, Gates: []lab.Gate{lab.GateObject}},
		Handler:     handler, Looked: looked(gates...),
	}
}

func answering(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) }
}

func openInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}

const beforeObject = "route pass, transport pass, credential pass, identity pass, function pass, "

func TestAHandlerOnTheBench(t *testing.T) {
	for _, test := range []struct {
		name   string
		who    string
		target string
		code   *mockapi.Code
		status int
		trace  string
	}{
		{"never looks", "ana", "{{bens-invoice}}", invoiceHandler(openInvoice), 200, beforeObject + "object skipped*, handler pass"},
		{"looks and lets in", "ana", "{{anas-invoice}}", invoiceHandler(openInvoice, lab.GateObject), 200, beforeObject + "object pass*, handler pass"},
		{"refuses rightly", "ana", "{{bens-invoice}}", invoiceHandler(answering(404)), 404, beforeObject + "object deny*"},
		{"refuses wrongly", "ana", "{{anas-invoice}}", invoiceHandler(answering(403)), 403, beforeObject + "object deny*"},
		{"finds nothing", "ana", "inv-9999", invoiceHandler(openInvoice), 404, beforeObject + "object deny*"},
		{"500 on denial", "ana", "{{bens-invoice}}", invoiceHandler(answering(500)), 500, beforeObject + "object deny*"},
		{"400 to who may", "ana", "{{anas-invoice}}", invoiceHandler(answering(400), lab.GateObject), 400, beforeObject + "object pass*, handler deny"},
		{"not asked before its turn", "sue", "{{anas-invoice}}", invoiceHandler(answering(200)), 403, "route pass, transport pass, credential pass, identity pass, function deny"},
		{"not asked for nobody", "nobody", "{{anas-invoice}}", invoiceHandler(answering(200)), 401, "route pass, transport pass, credential deny"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: test.code})
			got := ask(t, a, test.who, "", "GET /invoices/"+test.target)
			if got.Response.Status != test.status {
				t.Errorf("status %d, want %d", got.Response.Status, test.status)
			}
			if diff := cmp.Diff(test.trace, summary(got.Trace)); diff != "" {
				t.Errorf("trace (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCodeIsOnlyBehindItsRoute(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: invoiceHandler(answering(418))})
	if got := ask(t, a, "ana", "", "GET /orders/{{anas-order}}"); got.Response.Status != 200 {
		t.Errorf("another route: %d", got.Response.Status)
	}
	if got := ask(t, a, "ana", "", "GET /invoices"); got.Response.Status != 200 {
		t.Errorf("the list beside it: %d", got.Response.Status)
	}
}

// guard is a middleware on the bench before POST /refunds.
func guard(middleware func(http.Handler) http.Handler, gates ...lab.Gate) *mockapi.Code {
	return &mockapi.Code{
		Replacement: lab.Replacement{
			Routes: []string{"POST /refunds"}, Kind: lab.CodeMiddleware,
			Gates: []lab.Gate{lab.GateCredential, lab.GateFunction},
		},
		Middleware: middleware, Looked: looked(gates...),
	}
}

func openDoor(next http.Handler) http.Handler { return next }

func signedInOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, signedIn := api.Caller(r); !signedIn {
			api.Unauthorized(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func financeOnly(next http.Handler) http.Handler {
	return signedInOnly(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May("refund.create") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	}))
}

// tooLate writes first and asks afterwards.
func tooLate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		held := httptest.NewRecorder()
		next.ServeHTTP(held, r)
		if caller, _ := api.Caller(r); !caller.May("refund.create") {
			api.Forbidden(w, r)
			return
		}
		w.WriteHeader(held.Code)
	})
}

func TestAMiddlewareOnTheBench(t *testing.T) {
	const read = "route pass, transport pass, credential pass, identity pass, "
	for _, test := range []struct {
		name   string
		who    string
		amount string
		code   *mockapi.Code
		status int
		trace  string
		wrote  bool
	}{
		{"an open door", "nobody", "500", guard(openDoor), 201, "route pass, transport pass, credential skipped*, function skipped*, field pass, context pass, handler pass", true},
		{"signed in is enough", "sue", "500", guard(signedInOnly), 201, read + "function skipped*, field pass, context pass, handler pass", true},
		{"signed in is asked", "nobody", "500", guard(signedInOnly), 401, "route pass, transport pass, credential deny*", false},
		{"finance may", "fin", "500", guard(financeOnly, lab.GateFunction), 201, read + "function pass*, field pass, context pass, handler pass", true},
		{"support may not", "sue", "500", guard(financeOnly, lab.GateFunction), 403, read + "function deny*", false},
		{"401 to who is known", "sue", "500", guard(func(http.Handler) http.Handler { return answering(401) }), 401, "route pass, transport pass, credential deny*", false},
		{"a bad body is the handler's", "fin", "0", guard(financeOnly, lab.GateFunction), 400, read + "function pass*, field pass, context pass, handler deny", false},
		{"checked after the write", "sue", "500", guard(tooLate, lab.GateFunction), 403, read + "function deny*", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: test.code})
			got := ask(t, a, test.who, "", refund(test.amount))
			if got.Response.Status != test.status || (len(got.Wrote) > 0) != test.wrote {
				t.Errorf("status %d, wrote %v; want %d, %v", got.Response.Status, got.Wrote, test.status, test.wrote)
			}
			if diff := cmp.Diff(test.trace, summary(got.Trace)); diff != "" {
				t.Errorf("trace (-want +got):\n%s", diff)
			}
			if test.name == "signed in is asked" {
				checkAnswer(t, got)
			}
		})
	}
}

// The code that owns the gate credential is asked about a request without one,
// and it is there that its refusal is traced.
func TestARequestWithoutACredentialReachesTheCode(t *testing.T) {
	asked := 0
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: guard(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked++
			signedInOnly(next).ServeHTTP(w, r)
		})
	})})
	got := ask(t, a, "nobody", "", refund("500"))
	stop, _ := got.Trace.Stop()
	if asked != 1 || got.Response.Status != 401 || stop.Gate != lab.GateCredential || !stop.Code {
		t.Errorf("asked %d times; %d at %s, by the code: %v", asked, got.Response.Status, stop.Gate, stop.Code)
	}
	checkAnswer(t, got)
}

// What stands behind a policy is asked once the policy allows, and not before.
func TestGatesBehindAPolicy(t *testing.T) {
	code := func(decision api.Decision) *mockapi.Code {
		return &mockapi.Code{
			Replacement: lab.Replacement{Routes: []string{"POST /refunds"}, Kind: lab.CodePolicy, Gates: []lab.Gate{lab.GateFunction}},
			Policy:      func(api.Principal, string, api.Resource) api.Decision { return decision },
		}
	}
	for decision, want := range map[api.Decision]lab.Gate{api.Deny: lab.GateFunction, api.Allow: lab.GateContext} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: code(decision)})
		got := ask(t, a, "fin", "", refund("50001"))
		if got.Response.Status != 403 || got.Trace.StoppedAt() != want || len(got.Wrote) > 0 {
			t.Errorf("allowed is %v: %d at %s, wrote %v", decision, got.Response.Status, got.Trace.StoppedAt(), got.Wrote)
		}
	}
}

// A credential that does not hold is refused before the code: it is never told
// of a caller who was not proven.
func TestABadCredentialNeverReachesTheCode(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: guard(func(http.Handler) http.Handler {
		t.Error("the code was asked")
		return answering(200)
	})})
	got := a.Do(t.Context(), lab.Request{Method: "POST", Target: "/refunds", Header: http.Header{"Cookie": {"session=old"}}})
	if got.Response.Status != 401 || got.Trace.StoppedAt() != lab.GateIdentity {
		t.Errorf("%d at %s", got.Response.Status, got.Trace.StoppedAt())
	}
}

// What a middleware does not own stands behind it, and still refuses.
func TestGatesBehindAMiddleware(t *testing.T) {
	code := &mockapi.Code{
		Replacement: lab.Replacement{Routes: []string{"GET /tickets/{id}"}, Kind: lab.CodeMiddleware, Gates: []lab.Gate{lab.GateCredential}},
		Middleware:  openDoor,
	}
	for who, want := range map[string]string{
		"nobody": "route pass, transport pass, credential skipped*, function deny",
		"fin":    "route pass, transport pass, credential pass, identity pass, function deny",
		"ben":    "route pass, transport pass, credential pass, identity pass, function pass, object deny",
		"ana":    "route pass, transport pass, credential pass, identity pass, function pass, object pass, handler pass",
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: code})
		got := ask(t, a, who, "", "GET /tickets/{{anas-ticket}}")
		if diff := cmp.Diff(want, summary(got.Trace)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", who, diff)
		}
	}
}

// The house's staff has no business with a customer's invoice, even where code
// forgets to ask for the permission that none of them has.
func TestStaffDoNotReachInvoices(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: &mockapi.Code{
		Replacement: lab.Replacement{Routes: []string{"GET /invoices/{id}"}, Kind: lab.CodeMiddleware, Gates: []lab.Gate{lab.GateFunction}},
		Middleware:  openDoor,
	}})
	got := ask(t, a, "sue", "", "GET /invoices/{{anas-invoice}}")
	want := "route pass, transport pass, credential pass, identity pass, function skipped*, object deny"
	if diff := cmp.Diff(want, summary(got.Trace)); diff != "" {
		t.Errorf("trace (-want +got):\n%s", diff)
	}
}

func TestAPolicyOnTheBench(t *testing.T) {
	always := func(decision api.Decision) func(api.Principal, string, api.Resource) api.Decision {
		return func(api.Principal, string, api.Resource) api.Decision { return decision }
	}
	for _, test := range []struct {
		name   string
		who    string
		target string
		policy func(api.Principal, string, api.Resource) api.Decision
		status int
		stop   lab.Gate
	}{
		{"allows another's", "ana", "{{bens-invoice}}", always(api.Allow), 200, lab.GateHandler},
		{"allows what is not there", "ana", "inv-9999", always(api.Allow), 404, lab.GateObject},
		{"denies another's", "ana", "{{bens-invoice}}", always(api.Deny), 404, lab.GateObject},
		{"denies what is not there", "ana", "inv-9999", always(api.Deny), 404, lab.GateObject},
		{"denies who may", "ana", "{{anas-invoice}}", always(api.Deny), 403, lab.GateFunction},
		{"denies the wrong role", "sue", "{{anas-invoice}}", always(api.Deny), 403, lab.GateFunction},
		{"is not asked about nobody", "nobody", "{{anas-invoice}}", always(api.Allow), 401, lab.GateCredential},
		{"is told what it decides about", "ana", "{{anas-invoice}}", func(p api.Principal, action string, r api.Resource) api.Decision {
			return api.Decision(p.ID == "ana" && action == "invoice.read" && r.Kind == "invoice" && r.ID == "inv-2001" && r.Owner == "ana" && r.Tenant == "alder")
		}, 200, lab.GateHandler},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: &mockapi.Code{
				Replacement: lab.Replacement{
					Routes: []string{"GET /invoices/{id}"}, Kind: lab.CodePolicy,
					Gates: []lab.Gate{lab.GateFunction, lab.GateObject},
				},
				Policy: test.policy,
			}})
			got := ask(t, a, test.who, "", "GET /invoices/"+test.target)
			if got.Response.Status != test.status || got.Trace.StoppedAt() != test.stop {
				t.Errorf("got %d at %s, want %d at %s\n%s", got.Response.Status, got.Trace.StoppedAt(), test.status, test.stop, traceText(got.Trace))
			}
		})
	}
}

func TestCodeThatCrashes(t *testing.T) {
	crash := errors.New("fix.go:12:4: index out of range")
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: invoiceHandler(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Half", "written")
		w.WriteHeader(http.StatusOK)
		panic(crash)
	})})
	got := ask(t, a, "ana", "", "GET /invoices/{{anas-invoice}}")
	if got.Response.Status != 500 || got.Crash != crash.Error() || got.Response.Header.Get("X-Half") != "" {
		t.Errorf("%d, crash %q, header %v", got.Response.Status, got.Crash, got.Response.Header)
	}
	if strings.Contains(got.Response.Body, "fix.go") {
		t.Error("the stranger is told where")
	}
	checkAnswer(t, got)
	if got := ask(t, a, "ana", "", "GET /invoices"); got.Response.Status != 200 {
		t.Errorf("the next request: %d", got.Response.Status)
	}
}

func TestAPanicThatIsNoErrorIsNotHidden(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it was swallowed")
		}
	}()
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: invoiceHandler(func(http.ResponseWriter, *http.Request) { panic("a mistake of ours") })})
	ask(t, a, "ana", "", "GET /invoices/{{anas-invoice}}")
}

func TestFoolishAnswers(t *testing.T) {
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		status  int
		body    string
		crashed bool
	}{
		"twice":          {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(201); w.WriteHeader(500) }, 201, "", false},
		"never":          {func(http.ResponseWriter, *http.Request) {}, 200, "", false},
		"early hints":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(103); w.WriteHeader(202) }, 202, "", false},
		"no status":      {answering(42), 500, "", true},
		"204 with words": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204); _, _ = w.Write([]byte("hi")) }, 204, "", false},
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: invoiceHandler(test.handler)})
		got := ask(t, a, "ana", "", "GET /invoices/{{anas-invoice}}")
		if got.Response.Status != test.status || (got.Crash != "") != test.crashed {
			t.Errorf("%s: %s, crash %q", name, strconv.Itoa(got.Response.Status), got.Crash)
		}
		if !test.crashed && got.Response.Body != test.body {
			t.Errorf("%s: body %q", name, got.Response.Body)
		}
	}
}

// As in net/http, what is set after the status has been written is lost: a
// challenge that comes too late must not pass for one.
func TestHeadersAfterTheAnswerAreLost(t *testing.T) {
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    string
	}{
		"before": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X-Said", "a"); w.WriteHeader(401) }, "a"},
		"after":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(401); w.Header().Set("X-Said", "a") }, ""},
		"after body": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte("hi"))
			w.Header().Set("X-Said", "a")
		}, ""},
		"changed": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Said", "a")
			w.WriteHeader(401)
			w.Header().Set("X-Said", "b")
		}, "a"},
		"early hints": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(103); w.Header().Set("X-Said", "a") }, "a"},
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Code: invoiceHandler(test.handler)})
		got := ask(t, a, "ana", "", "GET /invoices/{{anas-invoice}}").Response.Header
		if got.Get("X-Said") != test.want || got.Get("X-Request-Id") == "" {
			t.Errorf("%s: X-Said is %q, want %q; all of them: %v", name, got.Get("X-Said"), test.want, got)
		}
	}
}
