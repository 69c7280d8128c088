package lab_test

import (
	"errors"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
)

func TestParseRequest(t *testing.T) {
	got, err := lab.ParseRequest("POST /refunds?dry=1 HTTP/1.1\r\nContent-Type: application/json\r\nX-Twice: a\nX-Twice: b\n\n{\"amount\":\n\n5}")
	if err != nil {
		t.Fatal(err)
	}
	want := lab.Request{
		Method: "POST", Target: "/refunds?dry=1",
		Header: http.Header{"Content-Type": {"application/json"}, "X-Twice": {"a", "b"}},
		Body:   "{\"amount\":\n\n5}",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A whole address is how a client asks a proxy (RFC 9112 §3.2.2).
func TestParseRequestTakesAWholeAddress(t *testing.T) {
	got, err := lab.ParseRequest("GET http://parcelly.test/rates")
	if err != nil || got.Target != "http://parcelly.test/rates" {
		t.Errorf("%q, %v", got.Target, err)
	}
}

func TestParseRequestSaysWhereItIsWrong(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		line, column int
		mentions     string
	}{
		{"nothing", "", 1, 1, "empty"},
		{"small letters", "get /invoices", 1, 1, "method in capitals"},
		{"no path", "GET", 1, 4, "no path"},
		{"absolute", "GET https://elsewhere/", 1, 5, "starts with /"},
		{"a space in the path", "GET /a b HTTP/1.1 x", 1, 8, "%20"},
		{"version", "GET /a HTTP/3", 1, 8, "version"},
		{"no colon", "GET /a\nAccept", 2, 7, "colon"},
		{"a space before the colon", "GET /a\nHost: x\nAccept : y", 3, 1, "field name"},
		{"an escape in a value", "GET /a\nAccept: \x1b[2J", 2, 8, "control"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := lab.ParseRequest(test.text)
			var wrong *lab.SyntaxError
			if !errors.As(err, &wrong) {
				t.Fatalf("got %v, want a *SyntaxError", err)
			}
			if wrong.Line != test.line || wrong.Column != test.column || !strings.Contains(wrong.Error(), test.mentions) {
				t.Errorf("got %v, want %d:%d mentioning %q", wrong, test.line, test.column, test.mentions)
			}
		})
	}
}

func TestWithReplacesEveryCredential(t *testing.T) {
	request, err := lab.ParseRequest("GET /a\nauthorization: Bearer old\nCookie: session=old\nAccept: */*")
	if err != nil {
		t.Fatal(err)
	}
	got := request.With(lab.Key{Header: "Cookie", Value: "session=new"})
	want := http.Header{"Cookie": {"session=new"}, "Accept": {"*/*"}}
	if diff := cmp.Diff(want, got.Header); diff != "" {
		t.Error(diff)
	}
	if request.Header.Get("Authorization") != "Bearer old" {
		t.Error("the request it was called on has changed")
	}
	if nobody := request.With(lab.Key{Who: lab.Nobody}); len(nobody.Header) != 1 {
		t.Errorf("nobody still carries %v", nobody.Header)
	}
}

func FuzzParseRequest(f *testing.F) {
	f.Add("GET / HTTP/1.1\nHost: a\n\nbody")
	f.Add("GET /\r\nA:\r\n\r\n")
	f.Add("\n\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		request, err := lab.ParseRequest(text)
		if err != nil {
			var wrong *lab.SyntaxError
			if !errors.As(err, &wrong) || wrong.Line < 1 || wrong.Column < 1 {
				t.Fatalf("%q: error without a place: %v", text, err)
			}
			return
		}
		again, err := lab.ParseRequest(request.Text())
		if err != nil {
			t.Fatalf("%q prints as %q, which does not parse: %v", text, request.Text(), err)
		}
		if diff := cmp.Diff(request, again); diff != "" {
			t.Fatalf("%q changes on its way: %s", text, diff)
		}
	})
}

// TestOverTLS: the first line says how a request travels, and a key is put into it as
// that channel asks.
func TestOverTLS(t *testing.T) {
	for text, want := range map[string]*lab.Channel{
		"GET /a HTTP/1.1\n":                                  nil,
		"GET /a HTTP/1.1 over TLS\n":                         {TLS: true},
		"GET /a HTTP/1.1 over TLS with certificate ledger\n": {TLS: true, Certificate: "ledger"},
	} {
		got, err := lab.ParseRequest(text)
		if err != nil || !reflect.DeepEqual(got.Channel, want) || got.Text() != text {
			t.Errorf("%q: %+v, %v, and back %q", text, got.Channel, err, got.Text())
		}
	}
	if got, err := lab.ParseRequest("GET /a over TLS"); err != nil || got.Target != "/a" || !got.Channel.TLS {
		t.Errorf("without a version: %+v, %v", got, err)
	}
	for _, text := range []string{"GET /a over TLS with", "GET /a over TLS certificate ledger", "GET /a over TLS with certificate a b"} {
		if _, err := lab.ParseRequest(text); err == nil {
			t.Errorf("%q is read", text)
		}
	}
	session := lab.Key{Header: "Cookie", Value: "session=s", OverTLS: "__Host-session=s"}
	plain, secure := lab.Request{Method: "GET", Target: "/a"}, lab.Request{Method: "GET", Target: "/a", Channel: &lab.Channel{TLS: true, Certificate: "ledger"}}
	if got := plain.With(session); got.Header.Get("Cookie") != "session=s" || got.Channel != nil {
		t.Errorf("plainly: %q", got.Text())
	}
	if got := secure.With(session).Text(); got != "GET /a HTTP/1.1 over TLS\nCookie: __Host-session=s\n" {
		t.Errorf("over TLS: %q", got)
	}
	if got := plain.With(lab.Key{Certificate: "ledger"}).Text(); got != "GET /a HTTP/1.1 over TLS with certificate ledger\n" {
		t.Errorf("with a certificate: %q", got)
	}
}
