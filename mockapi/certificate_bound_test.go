package mockapi_test

import (
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"authlab/mockapi"
	"authlab/mockapi/authn"

	"github.com/google/go-cmp/cmp"
)

// TestCertificateBoundTokens: vulnerability, a token bound to a client certificate
// (RFC 8705 §3) that works without it; attack, present it from another
// connection; this test verifies, over real TLS, that only the certificate it
// names will do, on every route that takes it.
func TestCertificateBoundTokens(t *testing.T) {
	f := newForger(t)
	own, another := clientCertificate(t, 1), clientCertificate(t, 2)
	bound := f.but(func(t *authn.Token) { t.HolderCertificate = authn.CertificateThumbprint(own.Leaf) })
	plain := f.but(func(*authn.Token) {})
	server := httptest.NewUnstartedServer(mockapi.New(f.w.Clone(), mockapi.Options{}))
	server.TLS = &tls.Config{ClientAuth: tls.RequestClientCert}
	server.StartTLS()
	defer server.Close()
	for _, test := range []struct {
		name, path, token string
		shown             *tls.Certificate
		status            int
		challenges        []string
	}{
		{"its own", "/whoami", bound, own, 200, nil},
		{"another", "/whoami", bound, another, 401, []string{badToken, anySession}},
		{"none", "/whoami", bound, nil, 401, []string{badToken, anySession}},
		{"bound to nothing", "/whoami", plain, nil, 200, nil},
		{"bound to nothing, and one shown", "/whoami", plain, another, 200, nil},
		{"its own, where it must be bound", "/whoami/bound", bound, own, 200, nil},
		{"another, where it must be bound", "/whoami/bound", bound, another, 401, []string{anyBound, badToken}},
		{"bound to nothing, where it must be", "/whoami/bound", plain, own, 401, []string{anyBound, badToken}},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, challenges := overTLS(t, server, test.path, test.token, test.shown)
			if diff := cmp.Diff(test.challenges, challenges); status != test.status || diff != "" {
				t.Errorf("got %d, want %d\n%s", status, test.status, diff)
			}
		})
	}
}

func overTLS(t *testing.T, server *httptest.Server, path, token string, shown *tls.Certificate) (status int, challenges []string) {
	t.Helper()
	transport := server.Client().Transport.(*http.Transport).Clone()
	defer transport.CloseIdleConnections()
	if shown != nil {
		transport.TLSClientConfig.Certificates = []tls.Certificate{*shown}
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := (&http.Client{Transport: transport}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close() // only its head matters
	return response.StatusCode, response.Header.Values("WWW-Authenticate")
}

// clientCertificate is one that somebody made for themselves: the binding, and
// not who signed it, is asked here.
func clientCertificate(t *testing.T, serial int64) *tls.Certificate {
	t.Helper()
	w := newForger(t).w
	key := w.HolderKey("ana")
	form := &x509.Certificate{SerialNumber: big.NewInt(serial), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, form, form, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}

// TestTokensBoundTwice need both.
func TestTokensBoundTwice(t *testing.T) {
	h := newHolder(t)
	token := h.bound(func(t *authn.Token) { t.HolderCertificate = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0" })
	twice := h
	twice.token = token
	h.refused(t, h.ask(h.w.Clone(), "DPoP "+token, twice.proof(nil)), badBound)
	if got := h.ask(h.w.Clone(), "DPoP "+h.token, h.proof(nil)); got.Response.Status != 200 {
		t.Errorf("bound once: %d", got.Response.Status)
	}
}
