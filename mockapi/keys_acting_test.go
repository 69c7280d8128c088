package mockapi_test

import (
	"strings"
	"testing"

	"authlab/mockapi"
	"authlab/mockapi/idp"

	"github.com/google/go-cmp/cmp"
)

// TestATokenInAnothersNameIsWhatAnExchangeGives: the keyring's says what the
// provider writes into one, but for its name.
func TestATokenInAnothersNameIsWhatAnExchangeGives(t *testing.T) {
	w := newWalker(t)
	own, err := mockapi.KeyOf(w.api.World(), "ana", "bearer")
	if err != nil {
		t.Fatal(err)
	}
	made, err := mockapi.KeyOf(w.api.World(), "biller", "bearer as ana")
	if err != nil {
		t.Fatal(err)
	}
	exchanged := tokensOf(t, w.post(idp.PathToken, exchanging(own.Secret()), clientBasic("biller")...)).AccessToken
	madeHeader, madeClaims := claimsOf(t, made.Secret())
	header, claims := claimsOf(t, exchanged)
	for _, one := range []map[string]any{madeClaims, claims} {
		if id, _ := one["jti"].(string); strings.TrimSpace(id) == "" {
			t.Errorf("a token has no name: %v", one)
		}
		delete(one, "jti")
	}
	if diff := cmp.Diff(header, madeHeader) + cmp.Diff(claims, madeClaims); diff != "" {
		t.Errorf("-exchanged +keyring:\n%s", diff)
	}
}
