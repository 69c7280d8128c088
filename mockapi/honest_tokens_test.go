package mockapi_test

import (
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"
)

// TestHonestTokens are the controls: each differs from the usual token, and is right.
func TestHonestTokens(t *testing.T) {
	f := newForger(t)
	at := func(name string, after time.Duration) string { return f.claim(name, f.w.Now().Add(after).Unix()) }
	es := f.w.CurrentKey(world.House, world.ES256)
	for name, token := range map[string]string{
		"as minted":                   f.but(func(*authn.Token) {}),
		"by raw hands":                f.written(`"sub":`, ` "sub" : `),
		"ES256":                       f.minted(es, f.honest),
		"ES256 with randomness":       f.with(f.like(func(t *authn.Token) { t.KeyID = es.ID }), jwt.SigningMethodES256, es.Private()),
		"typ in full":                 f.header("typ", "application/at+jwt"),
		"typ in capitals":             f.header("typ", "AT+JWT"),
		"aud a text":                  f.claim("aud", authn.Audience),
		"aud among others":            f.claim("aud", []string{"https://shop.authlab.test", authn.Audience}),
		"exp in a second":             at("exp", time.Second),
		"exp with a fraction":         f.claim("exp", float64(f.w.Now().Unix())+0.5),
		"nbf now":                     at("nbf", 0),
		"nbf within the skew":         at("nbf", authn.Skew),
		"iat within the skew":         at("iat", authn.Skew),
		"a claim nobody knows":        f.claim("favourite", map[string]any{"colour": "green"}),
		"a parameter nobody knows":    f.header("cty", "example"),
		"without a scope":             f.claim("scope", nil),
		"with an empty scope":         f.claim("scope", ""),
		"with a sign-in":              f.but(func(t *authn.Token) { t.ACR, t.AMR, t.SignedIn = "aal2", []string{"pwd", "otp"}, f.w.Now() }),
		"the same name in two places": f.claim("more", map[string]any{"sub": "fin"}),
		"long, but not too long":      f.claim("more", strings.Repeat("x", 4<<10)),
	} {
		t.Run(name, func(t *testing.T) {
			got := whoamiWith(t, f.w.Clone(), token)
			if got.Response.Status != 200 || got.Principal == nil || got.Principal.ID != "ana" {
				t.Errorf("got %d\n%s", got.Response.Status, traceText(got.Trace))
			}
			checkAnswer(t, got)
		})
	}
}

// TestThePartnerSpeaksForItsOwn is the control to the cross-issuer forgeries.
func TestThePartnerSpeaksForItsOwn(t *testing.T) {
	f := newForger(t)
	for _, who := range []string{"ben", "bo"} {
		token := authn.TokenFor(f.w, who, "test")
		token.Issuer = authn.PartnerIssuer
		for _, alg := range []string{world.EdDSA, world.ES256} {
			got := whoamiWith(t, f.w.Clone(), f.minted(f.w.CurrentKey(world.Partner, alg), token))
			if got.Response.Status != 200 || got.Principal.ID != who {
				t.Errorf("%s by %s: %d\n%s", who, alg, got.Response.Status, traceText(got.Trace))
			}
		}
	}
}

// TestWhatATokenSaysIsCarriedOn: the sign-in and the scopes end up in the principal.
func TestWhatATokenSaysIsCarriedOn(t *testing.T) {
	f := newForger(t)
	got := whoamiWith(t, f.w.Clone(), f.but(func(t *authn.Token) {
		t.Scope, t.ACR, t.AMR, t.Actor = []string{"orders.read"}, "aal2", []string{"pwd", "otp"}, "sue"
	}))
	want := &lab.Principal{
		ID: "ana", Name: "Ana", Kind: world.KindPerson, Tenant: "alder", Roles: []string{world.RoleCustomer},
		Permissions: world.Grants([]string{world.RoleCustomer}), Scopes: []string{"orders.read"},
		Proof: "bearer token", ACR: "aal2", AMR: []string{"pwd", "otp"}, Actor: "sue",
	}
	if diff := cmp.Diff(want, got.Principal); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestATokenThatHeldIsAskedAgain: that its signature need not be checked twice says
// nothing of its dates, its key's time or its revocation.
func TestATokenThatHeldIsAskedAgain(t *testing.T) {
	for name, spoil := range map[string]func(*world.World){
		"expired":     func(w *world.World) { w.Advance(authn.TokenLifetime) },
		"revoked":     func(w *world.World) { w.Revoke("jti-once") },
		"key retired": func(w *world.World) { w.Advance(world.KeyPeriod + world.KeyOverlap) },
	} {
		t.Run(name, func(t *testing.T) {
			f := newForger(t)
			token := f.but(func(t *authn.Token) { t.ID = "jti-once" })
			w := f.w.Clone()
			for range 2 {
				if got := whoamiWith(t, w, token); got.Response.Status != 200 {
					t.Fatalf("before: %d\n%s", got.Response.Status, traceText(got.Trace))
				}
			}
			spoil(w)
			if got := whoamiWith(t, w, token); got.Response.Status != 401 {
				t.Errorf("after: %d\n%s", got.Response.Status, traceText(got.Trace))
			}
			altered := token[:len(token)-2] + "AA"
			if got := whoamiWith(t, f.w.Clone(), altered); got.Response.Status != 401 {
				t.Errorf("with another signature: %d", got.Response.Status)
			}
		})
	}
}
