package tui

import (
	"testing"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
)

func TestWithKey(t *testing.T) {
	ana := lab.Key{Who: "ana", With: lab.WithBearer, Header: "Authorization", Value: "Bearer abc"}
	for _, test := range []struct {
		name, text string
		key        lab.Key
		want       string
	}{
		{"none before", "GET /x HTTP/1.1\nAccept: */*", ana, "GET /x HTTP/1.1\nAuthorization: Bearer abc\nAccept: */*"},
		{"one before", "GET /x HTTP/1.1\nauthorization: Bearer old", ana, "GET /x HTTP/1.1\nAuthorization: Bearer abc"},
		{"a cookie before", "GET /x HTTP/1.1\nCookie: session=s", ana, "GET /x HTTP/1.1\nAuthorization: Bearer abc"},
		{
			"a code goes with its session", "POST /login/otp HTTP/1.1\ncontent-type: text/plain\nCookie: a=b\n\nold",
			lab.Key{Header: "Cookie", Value: "session=s", Body: `{"code":"123456"}`},
			"POST /login/otp HTTP/1.1\nCookie: session=s\nContent-Type: application/json\n\n{\"code\":\"123456\"}",
		},
		{
			"a proof goes with its token", "GET /x HTTP/1.1\nAuthorization: DPoP old\ndpop: old\nAccept: */*",
			lab.Key{Header: "Authorization", Value: "DPoP abc", Proof: "def"}, "GET /x HTTP/1.1\nAuthorization: DPoP abc\nDPoP: def\nAccept: */*",
		},
		{"and leaves with it", "GET /x HTTP/1.1\nAuthorization: DPoP old\nDPoP: old", ana, "GET /x HTTP/1.1\nAuthorization: Bearer abc"},
		{"a certificate", "GET /x\nCookie: session=s", lab.Key{Certificate: "ledger"}, "GET /x HTTP/1.1 over TLS with certificate ledger"},
		{
			"a cookie over TLS", "GET /x over TLS with certificate ledger", lab.Key{Header: "Cookie", Value: "session=s", OverTLS: "__Host-session=s"},
			"GET /x HTTP/1.1 over TLS\nCookie: __Host-session=s",
		},
		{
			"a cookie over TLS as it was", "GET /x over TLS\nCookie: a=b", lab.Key{Header: "Cookie", Value: "session=s", OverTLS: "__Host-session=s"},
			"GET /x over TLS\nCookie: __Host-session=s",
		},
		{"nobody", "GET /x HTTP/1.1\nCookie: session=s", lab.Key{Who: lab.Nobody}, "GET /x HTTP/1.1"},
		{"the body stays", "POST /x HTTP/1.1\n\nCookie: not a header", ana, "POST /x HTTP/1.1\nAuthorization: Bearer abc\n\nCookie: not a header"},
		{"nothing typed yet", "", ana, "\nAuthorization: Bearer abc"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := withKey(test.text, test.key); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// The keyring and the rest of authlab agree on what carrying a key means.
func TestWithKeyMeansTheSameAsRequestWith(t *testing.T) {
	text := "POST /refunds HTTP/1.1\nCookie: session=s\nAccept: */*\n\n{}"
	key := lab.Key{Header: "Authorization", Value: "DPoP abc", Proof: "def"}
	parsed, err := lab.ParseRequest(text)
	if err != nil {
		t.Fatal(err)
	}
	got, err := lab.ParseRequest(withKey(text, key))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(parsed.With(key), got); diff != "" {
		t.Error(diff)
	}
}
