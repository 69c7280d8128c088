package mockapi_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
)

const (
	anyCertificate = `Certificate realm="authlab"`
	badCertificate = `Certificate realm="authlab", error="invalid_certificate"`
)

func listenTLS(t testing.TB, w *world.World) *mockapi.Server {
	t.Helper()
	server, err := mockapi.Listen(mockapi.New(w, mockapi.Options{}), "127.0.0.1:0", mockapi.Encrypted("127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// TestClientCertificates: vulnerability, a service that takes any certificate its
// authority signed, or any certificate at all. This test verifies, over real TLS and
// in process alike, that each that is not Ledger's is refused for its own reason,
// one that holds for another service at function, and that Ledger's opens.
func TestClientCertificates(t *testing.T) {
	for _, test := range []struct {
		certificate string
		status      int
		gate        lab.Gate
		reason      string
		challenge   string
	}{
		{"ledger", 200, lab.GateHandler, "200 OK", ""},
		{"", 401, lab.GateCredential, "no credential was presented", anyCertificate},
		{"biller", 403, lab.GateFunction, "no role of biller grants ledger.read", ""},
		{"ana", 403, lab.GateFunction, "no role of ana grants ledger.read", ""},
		{world.CertificateImpostor, 403, lab.GateFunction, "no role of biller grants ledger.read", ""},
		{world.CertificateExpired, 401, lab.GateIdentity, "it has expired", badCertificate},
		{world.CertificateEarly, 401, lab.GateIdentity, "it is not good yet", badCertificate},
		{world.CertificateRevoked, 401, lab.GateIdentity, "it was revoked", badCertificate},
		{world.CertificateForServers, 401, lab.GateIdentity, "it is not for clients", badCertificate},
		{world.CertificateSelfSigned, 401, lab.GateIdentity, "it is signed by itself", badCertificate},
		{world.CertificateOtherCA, 401, lab.GateIdentity, "the house's authority did not sign it", badCertificate},
		{world.CertificateCommonName, 401, lab.GateIdentity, "its alternative names do not say whom it stands for", badCertificate},
		{world.CertificateTwoNames, 401, lab.GateIdentity, "its alternative names do not say whom it stands for", badCertificate},
		{world.CertificateStranger, 401, lab.GateIdentity, "it stands for somebody who does not exist", badCertificate},
	} {
		t.Run("with "+test.certificate, func(t *testing.T) {
			for _, target := range []string{"/ledger/invoices", "/ledger/balance"} {
				request := lab.Request{Method: "GET", Target: target, Channel: &lab.Channel{TLS: true, Certificate: test.certificate}}
				overTheWire, err := listenTLS(t, newWorld(1, lab.Hidden)).Send(t.Context(), request)
				if err != nil {
					t.Fatal(err)
				}
				inProcess := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}).Do(t.Context(), request)
				for _, got := range []lab.Exchange{overTheWire, inProcess} {
					last := got.Trace[len(got.Trace)-1]
					if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate || last.Reason != test.reason {
						t.Errorf("%d at %s: %s; want %d at %s: %s", got.Response.Status, got.Trace.StoppedAt(), last.Reason, test.status, test.gate, test.reason)
					}
					if challenge := got.Response.Header.Get("WWW-Authenticate"); challenge != test.challenge {
						t.Errorf("challenge %q, want %q", challenge, test.challenge)
					}
					if diff := cmp.Diff(request.Channel, got.Request.Channel); diff != "" {
						t.Errorf("the exchange tells another channel (-want +got):\n%s", diff)
					}
					checkAnswer(t, got)
				}
			}
		})
	}
}

// TestCertificatesAreAllThatCounts: neither a token nor a plain connection opens
// what asks for a certificate, and a certificate opens nothing else.
func TestCertificatesAreAllThatCounts(t *testing.T) {
	server := listenTLS(t, newWorld(1, lab.Hidden))
	biller, _ := lab.FindKey(server.Keys(), "biller", lab.WithBearer)
	for name, test := range map[string]struct {
		request lab.Request
		status  int
		gate    lab.Gate
	}{
		"a token":            {lab.Request{Method: "GET", Target: "/ledger/balance", Channel: &lab.Channel{TLS: true}}.With(biller), 401, lab.GateCredential},
		"a plain connection": {lab.Request{Method: "GET", Target: "/ledger/balance"}, 401, lab.GateCredential},
		"named, but plain":   {lab.Request{Method: "GET", Target: "/ledger/balance", Channel: &lab.Channel{Certificate: "ledger"}}, 401, lab.GateCredential},
		"another route":      {lab.Request{Method: "GET", Target: "/orders", Channel: &lab.Channel{TLS: true, Certificate: "biller"}}, 401, lab.GateCredential},
	} {
		got, err := server.Send(t.Context(), test.request)
		if err != nil {
			t.Fatal(err)
		}
		if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate {
			t.Errorf("%s: %d at %s", name, got.Response.Status, got.Trace.StoppedAt())
		}
	}
	if got := sent(t, server, "ledger", lab.WithCertificate, "GET /ledger/invoices"); got.Response.Status != 200 || !strings.Contains(got.Response.Body, `"birch"`) || !strings.Contains(got.Response.Body, `"alder"`) {
		t.Errorf("the keyring's: %d %s", got.Response.Status, got.Response.Body)
	}
}

// TestCertificatesRunOutByTheWorldsClock, and are revoked at once, also on a
// connection that is open already.
func TestCertificatesRunOutByTheWorldsClock(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	a := mockapi.New(w, mockapi.Options{})
	ledger, _ := w.Certificate("ledger")
	steps := []struct {
		do     func()
		status int
	}{
		{func() {}, 200},
		{func() { w.Advance(ledger.Leaf.NotAfter.Sub(w.Now())) }, 200},
		{func() { w.Advance(time.Second) }, 401},
		{func() { w.Advance(-time.Minute) }, 200},
		{func() { w.RevokeCertificate(ledger.Leaf) }, 401},
	}
	for i, step := range steps {
		step.do()
		if got := ask(t, a, "ledger", lab.WithCertificate, "GET /ledger/balance"); got.Response.Status != step.status {
			t.Errorf("step %d: %d, want %d", i, got.Response.Status, step.status)
		}
	}
}

func TestRequestsComeFromTheAddressTheySay(t *testing.T) {
	server := listenTLS(t, newWorld(1, lab.Hidden))
	for _, channel := range []lab.Channel{{From: "127.0.0.7"}, {From: "127.0.0.8", TLS: true}} {
		got, err := server.Send(t.Context(), lab.Request{Method: "GET", Target: "/", Channel: &channel})
		if err != nil {
			t.Skip("this system has no other loopback addresses:", err)
		}
		if diff := cmp.Diff(&channel, got.Request.Channel); diff != "" {
			t.Error(diff)
		}
	}
	if _, err := server.Send(t.Context(), lab.Request{Method: "GET", Target: "/", Channel: &lab.Channel{From: "192.0.2.7"}}); err == nil {
		t.Error("it called from another machine's address")
	}
}

// TestWorldsOfOneSeedHaveTheSameCertificates, to the last byte, and no other world does.
func TestWorldsOfOneSeedHaveTheSameCertificates(t *testing.T) {
	one, again, other := newWorld(1, lab.Hidden), newWorld(1, lab.Hidden), newWorld(2, lab.Hidden)
	text := func(w *world.World) string {
		ledger, _ := w.Certificate("ledger")
		return string(w.Authority().Raw) + string(w.ServerCertificate().Leaf.Raw) + string(ledger.Leaf.Raw)
	}
	if text(one) != text(again) || text(one) == text(other) {
		t.Error("certificates do not follow from the seed")
	}
}

// TestCurlOverTLS: a client of another make trusts the authority, and is who its
// certificate says.
func TestCurlOverTLS(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("there is no curl here")
	}
	w := world.New(lab.WorldSpec{Seed: 1, Clock: time.Now().UTC().Truncate(time.Second), Existence: lab.Hidden})
	server := listenTLS(t, w)
	folder := t.TempDir()
	authority := filepath.Join(folder, "ca.pem")
	writePEM(t, authority, &pem.Block{Type: "CERTIFICATE", Bytes: w.Authority().Raw})
	for name, want := range map[string]string{"ledger": "200", "biller": "403", world.CertificateExpired: "401", "": "401"} {
		arguments := []string{"-sS", "-o", os.DevNull, "-w", "%{http_code}", "--cacert", authority, server.SecureURL() + "/ledger/balance"}
		if name != "" {
			file := filepath.Join(folder, name+".pem")
			shown, _ := w.Certificate(name)
			writePEM(t, file, certificateBlocks(t, shown)...)
			arguments = append(arguments, "--cert", file)
		}
		got, err := exec.CommandContext(t.Context(), "curl", arguments...).CombinedOutput()
		if err != nil || string(got) != want {
			t.Errorf("%q: %s, %v; want %s", name, got, err, want)
		}
	}
	if got, err := exec.CommandContext(t.Context(), "curl", "-sS", server.SecureURL()+"/").CombinedOutput(); err == nil {
		t.Errorf("without the authority curl trusts us: %s", got)
	}
}

func certificateBlocks(t *testing.T, c *tls.Certificate) []*pem.Block {
	t.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(c.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	return []*pem.Block{{Type: "CERTIFICATE", Bytes: c.Certificate[0]}, {Type: "PRIVATE KEY", Bytes: key}}
}

func writePEM(t *testing.T, file string, blocks ...*pem.Block) {
	t.Helper()
	var text []byte
	for _, block := range blocks {
		text = append(text, pem.EncodeToMemory(block)...)
	}
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestThePlainPortSpeaksNoTLS; TestWhoForgetsTLSIsToldSo is about the other.
func TestThePlainPortSpeaksNoTLS(t *testing.T) {
	server := listenTLS(t, newWorld(1, lab.Hidden))
	if _, err := tls.Dial("tcp", strings.TrimPrefix(server.BaseURL(), "http://"), &tls.Config{InsecureSkipVerify: true}); err == nil {
		t.Error("TLS on the plain port")
	}
}

// TestABoundTokenOverTheAPIsOwnTLS: a token bound to Ledger's certificate works for
// who shows that certificate on the same connection, over the wire and in process.
func TestABoundTokenOverTheAPIsOwnTLS(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	ledger, _ := w.Certificate("ledger")
	token := authn.TokenFor(w, "ledger", "bound")
	token.HolderCertificate = authn.CertificateThumbprint(ledger.Leaf)
	header := http.Header{"Authorization": {"Bearer " + minted(t, w, token)}}
	server := listenTLS(t, w.Clone())
	for certificate, want := range map[string]int{"ledger": 200, "biller": 401, "": 401, world.CertificateImpostor: 401} {
		request := lab.Request{Method: "GET", Target: "/whoami/bound", Header: header, Channel: &lab.Channel{TLS: true, Certificate: certificate}}
		overTheWire, err := server.Send(t.Context(), request)
		if err != nil {
			t.Fatal(err)
		}
		inProcess := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), request)
		for _, got := range []lab.Exchange{overTheWire, inProcess} {
			if got.Response.Status != want {
				t.Errorf("with %q: %d, want %d\n%s", certificate, got.Response.Status, want, traceText(got.Trace))
			}
		}
	}
}
