package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestServeTakesWhatTokenMints: a running serve answers as the command says it
// will, for tokens that are good and for those that are not.
func TestServeTakesWhatTokenMints(t *testing.T) {
	shown := start(t, "serve", "--tls", "--json").served(t)
	base := shown.BaseURL
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
		{[]string{"ada"}, "DELETE /users/ed/sessions", 204},
		{[]string{"ada", "--acr", "aal1", "--amr", "pwd"}, "DELETE /users/ed/sessions", 401},
		{[]string{"ada", "--acr", "none"}, "DELETE /users/ed/sessions", 401},
		{[]string{"ada", "--age", "14m"}, "POST /users/ed/disable", 204},
		{[]string{"ada", "--age", "16m"}, "POST /users/ed/disable", 401},
		{[]string{"plato", "--dpop", "GET " + base + "/whoami/bound"}, "/whoami/bound", 200},
		{[]string{"plato", "--dpop", "PUT " + base + "/whoami/bound"}, "/whoami/bound", 401},
		{[]string{"plato", "--dpop", "GET " + base + "/whoami"}, "/whoami/bound", 401},
		{[]string{"plato", "--dpop", "GET " + base + "/whoami/bound", "--nonce", "old"}, "/whoami/bound", 401},
	} {
		minted := mint(t, test.args...)
		proves := test.args[0] != "plato" && test.args[0] != "ada" // whose routes ask for more than a token that holds
		if minted.Taken != (test.status != 401) && proves {
			t.Errorf("%v: the command says that it is taken: %v, %s", test.args, minted.Taken, minted.Refused)
		}
		method, path, otherwise := strings.Cut(test.path, " ")
		if !otherwise {
			method, path = http.MethodGet, test.path
		}
		request, err := http.NewRequest(method, base+path, nil)
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

// TestATokenBoundToACertificate is taken from whoever shows it, and from nobody else.
func TestATokenBoundToACertificate(t *testing.T) {
	shown := start(t, "serve", "--tls", "--json").served(t)
	file := filepath.Join(t.TempDir(), "ledger.pem")
	if err := os.WriteFile(file, []byte(shown.TLS.Certificates["ledger"]), 0o600); err != nil {
		t.Fatal(err)
	}
	minted := mint(t, "ledger", "--certificate", file)
	if !minted.Taken {
		t.Errorf("the command says it is refused: %s", minted.Refused)
	}
	for shows, status := range map[string]int{shown.TLS.Certificates["ledger"]: 200, shown.TLS.Certificates["biller"]: 401, "": 401} {
		client := showing(t, shown.TLS.Authority, shows)
		request, err := http.NewRequest(http.MethodGet, shown.TLS.BaseURL+"/whoami", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+minted.Token)
		if got := do(t, client, request); got != status {
			t.Errorf("with %.60s: %d, want %d", shows, got, status)
		}
	}
}

// TestServeShowsEveryCertificate: the one that opens, another service's, and those that
// do not hold.
func TestServeShowsEveryCertificate(t *testing.T) {
	shown := start(t, "serve", "--tls", "--json").served(t)
	refused := map[int]int{}
	for name, certificate := range shown.TLS.Certificates {
		got := get(t, showing(t, shown.TLS.Authority, certificate), shown.TLS.BaseURL+"/ledger/balance")
		if (got == http.StatusOK) != (name == "ledger") {
			t.Errorf("with %s: %d", name, got)
		}
		refused[got]++
	}
	if refused[http.StatusForbidden] == 0 || refused[http.StatusUnauthorized] < 5 {
		t.Errorf("by status: %v", refused)
	}
}

// showing is a client that trusts an authority, and shows a certificate unless that is
// empty; both are PEM.
func showing(t *testing.T, authority, certificate string) *http.Client {
	t.Helper()
	config := &tls.Config{RootCAs: x509.NewCertPool()}
	if !config.RootCAs.AppendCertsFromPEM([]byte(authority)) {
		t.Fatalf("no authority: %s", authority)
	}
	if certificate != "" {
		pair, err := tls.X509KeyPair([]byte(certificate), []byte(certificate))
		if err != nil {
			t.Fatal(err)
		}
		// Shown whoever the server would take one from.
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &pair, nil }
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config, DisableKeepAlives: true}}
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
