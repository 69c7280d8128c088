package mockapi_test

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
	josejwt "github.com/go-jose/go-jose/v4/jwt"
)

func publishedKeys(t *testing.T, w *world.World) jose.JSONWebKeySet {
	t.Helper()
	got := ask(t, mockapi.New(w.Clone(), mockapi.Options{}), lab.Nobody, "", "GET /.well-known/jwks.json")
	if got.Response.Status != 200 || got.Response.Header.Get("Content-Type") != "application/jwk-set+json" {
		t.Fatalf("%d %q", got.Response.Status, got.Response.Header.Get("Content-Type"))
	}
	for _, private := range []string{`"d"`, `"k"`, `"p"`} {
		if strings.Contains(got.Response.Body, private) {
			t.Errorf("a private half is shown: %s", got.Response.Body)
		}
	}
	var set jose.JSONWebKeySet
	readJSON(t, got.Response.Body, &set)
	return set
}

// TestAnybodyCanVerifyTheHousesTokens: another library, that knows no more than
// what the house publishes, takes its tokens, by their kid and one algorithm each.
func TestAnybodyCanVerifyTheHousesTokens(t *testing.T) {
	f := newForger(t)
	set := publishedKeys(t, f.w)
	for _, alg := range []string{world.EdDSA, world.ES256} {
		text := f.minted(f.w.CurrentKey(world.House, alg), f.honest)
		token, err := josejwt.ParseSigned(text, []jose.SignatureAlgorithm{jose.SignatureAlgorithm(alg)})
		if err != nil {
			t.Fatal(err)
		}
		var claims josejwt.Claims
		keys := set.Key(token.Headers[0].KeyID)
		if len(keys) != 1 || keys[0].Algorithm != alg || keys[0].Use != "sig" {
			t.Fatalf("%s: %+v", alg, keys)
		}
		if err := token.Claims(keys[0], &claims); err != nil || claims.Subject != "ana" || claims.Issuer != authn.Issuer {
			t.Errorf("%s: %v %+v", alg, err, claims)
		}
	}
}

// TestPublishedKeysTakeTurns: the next key is there before it signs, and the last
// one until its overlap is over.
func TestPublishedKeysTakeTurns(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	key := w.CurrentKey(world.House, world.EdDSA)
	at := func(after string) map[string]bool {
		ids := map[string]bool{}
		for _, one := range publishedKeys(t, w).Keys {
			if ids[one.KeyID] {
				t.Errorf("%s: %s is there twice", after, one.KeyID)
			}
			ids[one.KeyID] = true
		}
		if !ids[idp.TeachingKeyID] {
			t.Errorf("%s: the teaching key is not there", after)
		}
		delete(ids, idp.TeachingKeyID) // it takes no turns
		return ids
	}
	if ids := at("the start"); !ids["oak-ed-2"] || !ids["oak-ed-3"] || ids["oak-ed-1"] || len(ids) != 4 {
		t.Errorf("at the start: %v", ids)
	}
	w.Advance(key.Until.Sub(w.Now()))
	if ids := at("the change"); !ids["oak-ed-2"] || !ids["oak-ed-3"] || !ids["oak-ed-4"] || len(ids) != 6 {
		t.Errorf("at the change: %v", ids)
	}
	w.Advance(world.KeyOverlap)
	if ids := at("the end"); ids["oak-ed-2"] || !ids["oak-ed-3"] || len(ids) != 4 {
		t.Errorf("after the overlap: %v", ids)
	}
}
