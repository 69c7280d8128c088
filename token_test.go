package main

import (
	"encoding/json"
	"net/http"
	"testing"
)

// TestServeTakesWhatTokenMints: a running serve answers as the command says it
// will, for tokens that are good and for those that are not.
func TestServeTakesWhatTokenMints(t *testing.T) {
	base := start(t, "serve").waitFor(t, `the API listens on (http://[^\s,]+)`)
	for _, test := range []struct {
		args   []string
		path   string
		status int
	}{
		{[]string{"ana"}, "/orders", 200},
		{[]string{"ana", "--alg", "ES256"}, "/orders", 200},
		{[]string{"ana", "--scope", "orders.read"}, "/orders", 200},
		{[]string{"ana", "--scope", "tickets.read"}, "/orders", 403},
		{[]string{"ana", "--scope", ""}, "/orders", 403},
		{[]string{"ben", "--issuer", "partner"}, "/orders", 200},
		{[]string{"ana", "--issuer", "partner"}, "/orders", 401},
		{[]string{"ana", "--expired"}, "/orders", 401},
		{[]string{"ana", "--not-before", "10m"}, "/orders", 401},
		{[]string{"ana", "--audience", "https://shop.authlab.test"}, "/orders", 401},
		{[]string{"ana", "--type", "JWT"}, "/orders", 401},
		{[]string{"ana", "--key", "retired"}, "/orders", 401},
		{[]string{"ana", "--key", "partner"}, "/orders", 401},
		{[]string{"fin", "--alg", "none"}, "/refunds", 401},
		{[]string{"fin", "--alg", "HS256"}, "/refunds", 401},
		{[]string{"fin"}, "/refunds", 200},
		{[]string{"plato", "--dpop", "GET " + base + "/whoami/bound"}, "/whoami/bound", 200},
		{[]string{"plato", "--dpop", "PUT " + base + "/whoami/bound"}, "/whoami/bound", 401},
		{[]string{"plato", "--dpop", "GET " + base + "/whoami"}, "/whoami/bound", 401},
		{[]string{"plato", "--dpop", "GET " + base + "/whoami/bound", "--nonce", "old"}, "/whoami/bound", 401},
	} {
		minted := mint(t, test.args...)
		if minted.Taken != (test.status != 401) && test.args[0] != "plato" {
			t.Errorf("%v: the command says that it is taken: %v, %s", test.args, minted.Taken, minted.Refused)
		}
		request, err := http.NewRequest(http.MethodGet, base+test.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", minted.Scheme+" "+minted.Token)
		if minted.Proof != "" {
			request.Header.Set("DPoP", minted.Proof)
		}
		if got := do(t, http.DefaultClient, request); got != test.status {
			t.Errorf("%v on %s: %d, want %d", test.args, test.path, got, test.status)
		}
	}
}

type mintedToken struct {
	Scheme, Token, Proof, Refused string
	Taken                         bool
}

func mint(t *testing.T, args ...string) mintedToken {
	t.Helper()
	out, err := authlab(t.TempDir(), append([]string{"token", "--json"}, args...)...).Output()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	var minted mintedToken
	if err := json.Unmarshal(out, &minted); err != nil {
		t.Fatal(err)
	}
	return minted
}
