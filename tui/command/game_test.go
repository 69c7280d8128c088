package command

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"os"
	"testing"

	"authlab/lab"
)

// TestAnotherClientReachesTheGameByTLS with the files it writes, and without the
// certificate is refused by the API.
func TestAnotherClientReachesTheGameByTLS(t *testing.T) {
	dir := t.TempDir()
	shop := newWorkshop(func(string) string { return dir })
	defer shop.close()
	scenario, err := shop.scenario("H1")
	if err != nil {
		t.Fatal(err)
	}
	target, err := shop.target(scenario)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = target.Close() }() // the test is over
	secured := target.(lab.Secured)
	for certificate, want := range map[string]int{"ledger": 200, "ledger-expired": 401, "": 401} {
		authority, client, err := secured.ClientFiles(certificate)
		if err != nil {
			t.Fatal(err)
		}
		if got := getBalance(t, secured.SecureURL(), authority, client); got != want {
			t.Errorf("with %q: %d, want %d", certificate, got, want)
		}
	}
	if _, _, err := secured.ClientFiles("nobodys"); err == nil {
		t.Error("files were written for a certificate that there is not")
	}
}

func getBalance(t *testing.T, base, authority, client string) int {
	t.Helper()
	text, err := os.ReadFile(authority)
	roots := x509.NewCertPool()
	if err != nil || !roots.AppendCertsFromPEM(text) {
		t.Fatal("the authority cannot be read", err)
	}
	config := &tls.Config{RootCAs: roots}
	if client != "" {
		shown, err := tls.LoadX509KeyPair(client, client)
		if err != nil {
			t.Fatal(err)
		}
		config.Certificates = []tls.Certificate{shown}
	}
	response, err := (&http.Client{Transport: &http.Transport{TLSClientConfig: config, DisableKeepAlives: true}}).Get(base + "/ledger/balance")
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil {
		t.Error(err)
	}
	return response.StatusCode
}
