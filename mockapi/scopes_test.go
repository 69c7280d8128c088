package mockapi_test

import (
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestScopesNarrowRoles: what a caller may do is what both the role and the
// scopes allow, and a refusal for want of scope alone says which (RFC 6750 §3.1).
func TestScopesNarrowRoles(t *testing.T) {
	f := newForger(t)
	short := func(scope string) []string {
		return []string{`Bearer realm="authlab", error="insufficient_scope", scope="` + scope + `"`}
	}
	for _, test := range []struct {
		name, who, send string
		scope           []string // nil for a token without the claim
		status          int
		challenges      []string
	}{
		{"the scope and the role", "ana", "GET /orders", []string{"orders.read"}, 200, nil},
		{"one of several scopes", "ana", "GET /orders", []string{"tickets.read", "orders.read"}, 200, nil},
		{"another scope", "ana", "GET /orders", []string{"invoices.read"}, 403, short("orders.read")},
		{"no scope", "ana", "GET /orders", []string{}, 403, short("orders.read")},
		{"a token without the claim", "ana", "GET /orders", nil, 403, short("orders.read")},
		{"to write is not to read", "ana", "GET /tickets", []string{"tickets.write"}, 403, short("tickets.read")},
		{"to read is not to write", "ana", "POST /tickets\n\n{\"subject\": \"x\"}", []string{"tickets.read"}, 403, short("tickets.write")},
		{"a scope is a whole word", "ana", "GET /orders", []string{"orders.read.all", "orders", "ORDERS.READ"}, 403, short("orders.read")},
		{"no wildcard", "ana", "GET /orders", []string{"*", "orders.*"}, 403, short("orders.read")},
		{"a scope gives no role", "ana", "GET /refunds", []string{"billing.read", "billing.refund"}, 403, nil},
		{"neither scope nor role", "ana", "GET /refunds", []string{"orders.read"}, 403, nil},
		{"the scope is asked before the object", "ana", "GET /orders/{{bens-order}}", []string{"invoices.read"}, 403, short("orders.read")},
		{"and the object after it", "ana", "GET /orders/{{bens-order}}", []string{"orders.read"}, 404, nil},
		{"money needs its own scope", "fin", refund("500"), []string{"billing.read", "orders.read"}, 403, short("billing.refund")},
		{"and has it", "fin", refund("500"), []string{"billing.refund"}, 201, nil},
		{"no route for all asks for one", "ana", "GET /whoami", []string{}, 200, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			token := authn.TokenFor(f.w, test.who, "test")
			token.Scope = test.scope
			request := parse(t, f.w, test.send)
			request.Header.Set("Authorization", "Bearer "+f.by(world.House, world.EdDSA, token))
			got := mockapi.New(f.w.Clone(), mockapi.Options{}).Do(t.Context(), request)
			if got.Response.Status != test.status {
				t.Errorf("got %d, want %d\n%s", got.Response.Status, test.status, traceText(got.Trace))
			}
			if got.Response.Status == 403 && got.Trace.StoppedAt() != lab.GateFunction {
				t.Errorf("stopped at %s", got.Trace.StoppedAt())
			}
			if diff := cmp.Diff(test.challenges, got.Response.Header.Values("WWW-Authenticate")); diff != "" {
				t.Errorf("challenges (-want +got):\n%s", diff)
			}
			checkAnswer(t, got)
		})
	}
}

// TestTheHousesOwnTokensHaveEveryScope: for every key of the keyring a token
// opens what a session does, and a token of POST /token what the keyring's does.
func TestTheHousesOwnTokensHaveEveryScope(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	for _, person := range w.People() {
		token := authn.TokenFor(w, person.ID, "test")
		for _, permission := range person.Permissions() {
			if !strings.Contains(" "+strings.Join(token.Scope, " ")+" ", " "+world.ScopeFor(permission)+" ") {
				t.Errorf("%s may %s, but a token has only %v", person.ID, permission, token.Scope)
			}
		}
	}
	a := mockapi.New(w, mockapi.Options{})
	signIn := a.Do(t.Context(), parse(t, w, "POST /token\n\n{\"name\": \"fin\", \"password\": \"fin-pw\"}"))
	var issued struct {
		Token string `json:"access_token"`
	}
	readJSON(t, signIn.Response.Body, &issued)
	request := parse(t, w, refund("500"))
	request.Header = http.Header{"Authorization": {"Bearer " + issued.Token}}
	if got := a.Do(t.Context(), request); got.Response.Status != 201 {
		t.Errorf("Fin's own token: %d\n%s", got.Response.Status, traceText(got.Trace))
	}
}

// TestServicesHaveScopesOfTheirOwn: a service's token is for its work only.
func TestServicesHaveScopesOfTheirOwn(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	for who, want := range map[string]string{"reporter": "dashboards.read reports.read reports.write", "biller": "invoices.write orders.read"} {
		if got := strings.Join(authn.TokenFor(w, who, "test").Scope, " "); got != want {
			t.Errorf("%s: %q, want %q", who, got, want)
		}
	}
}

// TestEveryDataRouteHasAScope: a route that asks for a permission has a scope, so
// that none is left out of what a narrow token is kept from.
func TestEveryDataRouteHasAScope(t *testing.T) {
	f := newForger(t)
	token := f.but(func(t *authn.Token) { t.Scope = []string{} })
	for _, route := range mockapi.Routes() {
		if route.Permission == "" || route.Access != mockapi.SignedIn {
			continue
		}
		if route.Scope() == "" {
			t.Errorf("%s has no scope", route.Name())
		}
		target := strings.NewReplacer("{id}", "x").Replace(route.Pattern)
		got := mockapi.New(f.w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{
			Method: route.Method, Target: target, Header: http.Header{"Authorization": {"Bearer " + token}},
		})
		if got.Response.Status != 403 || got.Trace.StoppedAt() != lab.GateFunction {
			t.Errorf("%s let a token without scopes to %s: %d", route.Name(), got.Trace.StoppedAt(), got.Response.Status)
		}
	}
}

// TestScopeAndRoleAgreeWithATable: for any person, scopes and route the answer at
// the gate function is the table's: no role 403 without a challenge, no scope 403
// with one, else on to the next gate.
func TestScopeAndRoleAgreeWithATable(t *testing.T) {
	f := newForger(t)
	var scopes []string
	for _, route := range mockapi.Routes() {
		if scope := route.Scope(); scope != "" {
			scopes = append(scopes, scope)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		person := rapid.SampledFrom(f.w.People()).Draw(r, "who")
		route := rapid.SampledFrom(mockapi.Routes()).Filter(func(route mockapi.Route) bool { return route.Permission != "" && route.Access == mockapi.SignedIn }).Draw(r, "route")
		token := authn.TokenFor(f.w, person.ID, "test")
		token.Scope = rapid.SliceOfDistinct(rapid.SampledFrom(scopes), func(s string) string { return s }).Draw(r, "scope")
		got := mockapi.New(f.w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{
			Method: route.Method, Target: strings.ReplaceAll(route.Pattern, "{id}", "x"),
			Header: http.Header{"Authorization": {"Bearer " + f.by(world.House, world.EdDSA, token)}},
		})
		role := strings.Contains(strings.Join(person.Permissions(), " ")+" ", route.Permission+" ")
		scope := strings.Contains(strings.Join(token.Scope, " ")+" ", route.Scope()+" ")
		stopped := got.Trace.StoppedAt() == lab.GateFunction
		challenged := len(got.Response.Header.Values("WWW-Authenticate")) == 1
		if stopped != (!role || !scope) || challenged != (role && !scope) || stopped && got.Response.Status != 403 {
			r.Fatalf("%s %v on %s: %d at %s, challenged %v", person.ID, token.Scope, route.Name(), got.Response.Status, got.Trace.StoppedAt(), challenged)
		}
	})
}

// TestAChallengeSaysEachThingOnce (RFC 6750 §3, RFC 9110 §11.2).
func TestAChallengeSaysEachThingOnce(t *testing.T) {
	f := newForger(t)
	narrow := f.but(func(t *authn.Token) { t.Scope = []string{} })
	for _, request := range []lab.Request{
		{Method: "GET", Target: "/orders"},
		{Method: "GET", Target: "/orders", Header: http.Header{"Authorization": {"Bearer x"}}},
		{Method: "GET", Target: "/orders", Header: http.Header{"Authorization": {"Bearer " + narrow}}},
		{Method: "GET", Target: "/whoami/bound", Header: http.Header{"Authorization": {"DPoP x"}}},
		{Method: "GET", Target: "/whoami/bound", Header: http.Header{"Authorization": {"Bearer x y"}}},
	} {
		got := mockapi.New(f.w.Clone(), mockapi.Options{}).Do(t.Context(), request)
		challenges := got.Response.Header.Values("WWW-Authenticate")
		if len(challenges) == 0 {
			t.Errorf("%s %v: no challenge", request.Target, request.Header)
		}
		for _, challenge := range challenges {
			for _, name := range []string{"realm=", "scope=", "error=", "algs="} {
				if strings.Count(challenge, name) > 1 {
					t.Errorf("%s is there twice: %s", name, challenge)
				}
			}
			if !strings.Contains(challenge, `realm="authlab"`) {
				t.Errorf("no realm: %s", challenge)
			}
		}
	}
}
