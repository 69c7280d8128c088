package mockapi_test

import (
	"maps"
	"net/http"
	"slices"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
)

// TestForgedTokens: vulnerability, an API that takes a token which is nearly
// right; attack, each of these; this test verifies that each is refused at
// identity as invalid_token, and that the honest ones of TestHonestTokens, made
// by the same hands, are taken.
func TestForgedTokens(t *testing.T) {
	f := newForger(t)
	forged := map[string]string{}
	for _, group := range []func(forger) map[string]string{
		forgedAlgorithms, forgedSecrets, forgedSignatures, forgedHeaders, forgedKeyNames, forgedIssuers,
		forgedAudiences, forgedDates, forgedSubjects, forgedTypes, forgedExtras, forgedBindings,
		forgedJSON, forgedSpellings, forgedShapes,
	} {
		maps.Copy(forged, group(f))
	}
	if len(forged) < 80 {
		t.Fatalf("there are only %d", len(forged))
	}
	for _, name := range slices.Sorted(maps.Keys(forged)) {
		t.Run(name, func(t *testing.T) { refusedAsToken(t, whoamiWith(t, f.w.Clone(), forged[name])) })
	}
	t.Logf("%d tokens were refused", len(forged))
}

func refusedAsToken(t *testing.T, got lab.Exchange) {
	t.Helper()
	if got.Response.Status != 401 || got.Trace.StoppedAt() != lab.GateIdentity {
		t.Errorf("got %d at %s\n%s", got.Response.Status, got.Trace.StoppedAt(), traceText(got.Trace))
	}
	if diff := cmp.Diff([]string{badToken, anySession}, got.Response.Header.Values("WWW-Authenticate")); diff != "" {
		t.Errorf("challenges (-want +got):\n%s", diff)
	}
	checkAnswer(t, got)
}

// TestStaleTokens are honest ones that time or somebody has ended.
func TestStaleTokens(t *testing.T) {
	f := newForger(t)
	honest := f.but(func(*authn.Token) {})
	for name, end := range map[string]struct {
		end   func(*world.World)
		taken bool
	}{
		"nothing happened":                {func(*world.World) {}, true},
		"a second before it expires":      {func(w *world.World) { w.Advance(authn.TokenLifetime - time.Second) }, true},
		"it expires":                      {func(w *world.World) { w.Advance(authn.TokenLifetime) }, false},
		"it is revoked":                   {func(w *world.World) { w.Revoke("test") }, false},
		"another is revoked":              {func(w *world.World) { w.Revoke("other") }, true},
		"revoked, and another after that": {func(w *world.World) { w.Revoke("test"); w.Revoke("other") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := f.w.Clone()
			end.end(w)
			got := whoamiWith(t, w, honest)
			if end.taken != (got.Response.Status == 200) {
				t.Errorf("%d\n%s", got.Response.Status, traceText(got.Trace))
			}
			if !end.taken {
				refusedAsToken(t, got)
			}
		})
	}
}

// TestARetiredKeyIsTakenForItsOverlap: a token signed at the last moment of a
// key's time lives out its time, and not longer.
func TestARetiredKeyIsTakenForItsOverlap(t *testing.T) {
	f := newForger(t)
	key := f.w.CurrentKey(world.House, world.EdDSA)
	f.w.Advance(key.Until.Sub(f.w.Now()) - time.Second)
	last, err := authn.Mint(f.w, authn.TokenFor(f.w, "ana", "last"))
	if err != nil {
		t.Fatal(err)
	}
	if world.KeyOverlap <= authn.TokenLifetime+authn.Skew {
		t.Error("a token outlives its key")
	}
	f.w.Advance(time.Minute)
	if now := f.w.CurrentKey(world.House, world.EdDSA); now.ID == key.ID {
		t.Fatal("the key did not change")
	}
	if got := whoamiWith(t, f.w.Clone(), last); got.Response.Status != 200 {
		t.Errorf("in the overlap: %d\n%s", got.Response.Status, traceText(got.Trace))
	}
	f.w.Advance(world.KeyOverlap)
	long := authn.TokenFor(f.w, "ana", "backdated")
	refusedAsToken(t, whoamiWith(t, f.w.Clone(), f.minted(key, long)))
	if got := whoamiWith(t, f.w.Clone(), f.minted(f.w.CurrentKey(world.House, world.EdDSA), long)); got.Response.Status != 200 {
		t.Errorf("by the new key: %d\n%s", got.Response.Status, traceText(got.Trace))
	}
}

// TestTokensWhereNoneBelongs: a request that carries a token in its address or in
// a form makes no sense (RFC 6750 §3.1), also beside a good one.
func TestTokensWhereNoneBelongs(t *testing.T) {
	f := newForger(t)
	honest := f.but(func(*authn.Token) {})
	bearer := http.Header{"Authorization": {"Bearer " + honest}}
	form := http.Header{"Content-Type": {"application/x-www-form-urlencoded; charset=utf-8"}}
	both := http.Header{"Content-Type": form["Content-Type"], "Authorization": bearer["Authorization"]}
	for name, test := range map[string]struct {
		request lab.Request
		status  int
	}{
		"in the query":             {lab.Request{Target: "/whoami?access_token=" + honest}, 400},
		"in the query, empty":      {lab.Request{Target: "/whoami?access_token="}, 400},
		"in the query, escaped":    {lab.Request{Target: "/whoami?access%5Ftoken=" + honest}, 400},
		"in the query and field":   {lab.Request{Target: "/whoami?a=b&access_token=" + honest, Header: bearer}, 400},
		"in a form":                {lab.Request{Method: "POST", Target: "/tickets", Header: form, Body: "subject=x&access_token=" + honest}, 400},
		"in a form and the field":  {lab.Request{Method: "POST", Target: "/tickets", Header: both, Body: "access_token=" + honest}, 400},
		"a form without one":       {lab.Request{Target: "/whoami", Header: both, Body: "subject=x"}, 415},
		"a query without one":      {lab.Request{Target: "/whoami?token_type=access_token", Header: bearer}, 200},
		"a body that is no form":   {lab.Request{Target: "/whoami", Header: bearer, Body: "access_token=" + honest}, 200},
		"a public route":           {lab.Request{Target: "/?access_token=" + honest}, 200},
		"two in the field":         {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer Bearer " + honest}}}, 400},
		"two fields":               {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer " + honest, "Bearer " + honest}}}, 400},
		"two in one, with a comma": {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer " + honest + ", Bearer " + honest}}}, 400},
		"none":                     {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer "}}}, 400},
	} {
		t.Run(name, func(t *testing.T) {
			if test.request.Method == "" {
				test.request.Method = "GET"
			}
			got := mockapi.New(f.w.Clone(), mockapi.Options{}).Do(t.Context(), test.request)
			var want []string
			if test.status == 400 {
				want = []string{badRequest}
			}
			if got.Response.Status != test.status || !cmp.Equal(want, got.Response.Header.Values("WWW-Authenticate")) {
				t.Errorf("got %d %q, want %d", got.Response.Status, got.Response.Header.Values("WWW-Authenticate"), test.status)
			}
			checkAnswer(t, got)
		})
	}
}
