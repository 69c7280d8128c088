package mockapi_test

import (
	"net/http"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
)

// TestNobodyRidesAlong.
//
// Vulnerability: cross-site request forgery, a cookie that a browser sends along
// with whatever any page asks for.
// Attack: a page on another port of this machine, which SameSite does not keep
// out, posts to the API.
// This test verifies that the cookie is refused for what changes something, and
// that one's own page, other clients, reading, and a token are not.
func TestNobodyRidesAlong(t *testing.T) {
	header := func(pairs ...string) http.Header {
		h := http.Header{"Host": {"localhost:8080"}}
		for i := 0; i < len(pairs); i += 2 {
			h.Set(pairs[i], pairs[i+1])
		}
		return h
	}
	for name, test := range map[string]struct {
		with, send string
		header     http.Header
		status     int
		gate       lab.Gate
	}{
		"no browser":                {"session", refund("500"), header(), 201, lab.GateHandler},
		"our own page":              {"session", refund("500"), header("Origin", "http://localhost:8080"), 201, lab.GateHandler},
		"our own page, as it says":  {"session", refund("500"), header("Sec-Fetch-Site", "same-origin", "Origin", "http://localhost:8080"), 201, lab.GateHandler},
		"typed by the user":         {"session", refund("500"), header("Sec-Fetch-Site", "none"), 201, lab.GateHandler},
		"another port":              {"session", refund("500"), header("Origin", "http://localhost:3000"), 403, lab.GateCredential},
		"another name of ours":      {"session", refund("500"), header("Origin", "http://127.0.0.1:8080"), 403, lab.GateCredential},
		"the same site":             {"session", refund("500"), header("Sec-Fetch-Site", "same-site"), 403, lab.GateCredential},
		"another site":              {"session", refund("500"), header("Sec-Fetch-Site", "cross-site"), 403, lab.GateCredential},
		"it says two things":        {"session", refund("500"), header("Sec-Fetch-Site", "cross-site", "Origin", "http://localhost:8080"), 403, lab.GateCredential},
		"a word nobody knows":       {"session", refund("500"), header("Sec-Fetch-Site", "friendly"), 403, lab.GateCredential},
		"signing out":               {"session", "POST /logout", header("Sec-Fetch-Site", "cross-site"), 403, lab.GateCredential},
		"reading, from elsewhere":   {"session", "GET /refunds", header("Sec-Fetch-Site", "cross-site"), 200, lab.GateHandler},
		"a token, from elsewhere":   {"bearer", refund("500"), header("Sec-Fetch-Site", "cross-site"), 201, lab.GateHandler},
		"a token, another port":     {"bearer", refund("500"), header("Origin", "http://localhost:3000"), 201, lab.GateHandler},
		"another site, by its name": {"session", refund("500"), header("Origin", "https://evil.test"), 403, lab.GateTransport},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAPI()
			request := parse(t, a.World(), test.send)
			request.Header = test.header
			key, _ := lab.FindKey(mockapi.Keys(a.World()), "fin", test.with)
			got := wants(t, a.Do(t.Context(), request.With(key)), test.status, test.gate)
			if got.Response.Status >= 400 && len(got.Wrote) > 0 {
				t.Errorf("refused, and yet wrote %v", got.Wrote)
			}
		})
	}
}

// TestNobodyIsSignedInByAPageElsewhere: as somebody else, for what they do next to
// be done in that account.
func TestNobodyIsSignedInByAPageElsewhere(t *testing.T) {
	for origin, status := range map[string]int{"": 200, "http://localhost:8080": 200, "http://localhost:3000": 403} {
		header := http.Header{"Host": {"localhost:8080"}}
		if origin != "" {
			header.Set("Origin", origin)
		}
		got := newAPI().Do(t.Context(), lab.Request{Method: "POST", Target: "/login", Header: header, Body: `{"name": "ana", "password": "ana-pw"}`})
		wants(t, got, status, map[bool]lab.Gate{true: lab.GateHandler, false: lab.GateCredential}[status == 200])
		if set := got.Response.Header.Get("Set-Cookie") != ""; set != (status == 200) {
			t.Errorf("%q: the cookie is set: %v", origin, set)
		}
	}
}

// TestFormsAreNoJSON: what a page can post elsewhere without asking is not read,
// whatever it looks like; but who may not is told that first.
func TestFormsAreNoJSON(t *testing.T) {
	for kind, status := range map[string]int{
		"":                                  200,
		"application/json":                  200,
		"application/json; charset=utf-8":   200,
		"text/plain":                        415,
		"TEXT/plain; charset=utf-8":         415,
		"text/plain; broken":                415,
		"application/x-www-form-urlencoded": 415,
		"multipart/form-data; boundary=x":   415,
	} {
		t.Run(kind, func(t *testing.T) {
			header := http.Header{}
			if kind != "" {
				header.Set("Content-Type", kind)
			}
			refused := map[bool]lab.Gate{true: lab.GateCredential, false: lab.GateHandler}[status == 415]
			body := `{"name": "ana", "password": "ana-pw"}`
			wants(t, newAPI().Do(t.Context(), lab.Request{Method: "POST", Target: "/login", Header: header, Body: body}), status, refused)

			for who, want := range map[string]int{"ana": map[int]int{200: 201, 415: 415}[status], "fin": 403} {
				a := newAPI()
				request := lab.Request{Method: "POST", Target: "/tickets", Header: header, Body: `{"subject": "where is my lamp?"}`}
				key, _ := lab.FindKey(mockapi.Keys(a.World()), who, "session")
				if got := a.Do(t.Context(), request.With(key)); got.Response.Status != want {
					t.Errorf("%s: %d, want %d", who, got.Response.Status, want)
				}
			}
		})
	}
}
