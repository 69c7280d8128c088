package mockapi_test

import (
	"net/http"
	"slices"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// FuzzCredentials: whatever is presented, the API answers with what it is meant
// to, lets nobody in who proved nothing, and never breaks.
func FuzzCredentials(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	honest, err := authn.Mint(w, authn.TokenFor(w, "ana", "test"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Bearer "+honest, "")
	f.Add("", "session="+w.KeyringToken("ana"))
	f.Add("Bearer ", "session=; session")
	f.Add("bearer a.b.c", "=;;\x00")
	f.Add("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.", `session="quoted"`)
	f.Fuzz(func(t *testing.T, authorization, cookie string) {
		a := mockapi.New(w.Clone(), mockapi.Options{})
		got := a.Do(t.Context(), lab.Request{Method: "GET", Target: "/whoami", Header: http.Header{
			"Authorization": {authorization}, "Cookie": {cookie},
		}})
		switch got.Response.Status {
		case 400, 401:
			if got.Principal != nil {
				t.Errorf("refused, and yet proven: %+v", got.Principal)
			}
		case 200:
			if got.Principal == nil {
				t.Error("let in without a proof")
			}
		default:
			t.Errorf("status %d", got.Response.Status)
		}
	})
}

// FuzzRequests: no method, path or body makes the API fail or write without a permission.
func FuzzRequests(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	keys, known := mockapi.Keys(w), methodsSomewhere()
	f.Add("POST", "/refunds", `{"order": "ord-1001", "amount": 500}`, uint8(20))
	f.Add("PATCH", "/tickets/tic-4001", `{"status": "closed"}`, uint8(11))
	f.Add("POST", "/login", `{"name": "ana", "password": "ana-pw"}`, uint8(0))
	f.Add("GET", "/invoices/inv-2001?x=%00", "", uint8(1))
	f.Add("GET", "//", "", uint8(1))
	f.Add("POST", "/orders/bulk-archive", `{"ids": ["ord-1001"]}`, uint8(1))
	f.Add("PATCH", "/documents/doc-6001", `{"title": "x"}`, uint8(1))
	f.Add("PUT", "/documents/doc-6001/sharing", `{"viewers": ["ben"]}`, uint8(1))
	f.Add("GET", "/documents/shared?link=x", "", uint8(0))
	f.Add("POST", "/dashboards/das-7001/alerts", `{"figure": "orders", "above": 1}`, uint8(19))
	f.Add("POST", "/impersonations", `{"customer": "cus-5001", "reason": "x"}`, uint8(26))
	f.Add("POST", "/refunds/requests", `{"order": "ord-1001", "amount": 60000}`, uint8(13))
	f.Add("GET", "/customers?fields=notes&q=%ff&status=", "", uint8(26))
	f.Add("", "*", "{", uint8(3))
	f.Add("BREW", "/orders", "", uint8(1))
	f.Fuzz(func(t *testing.T, method, target, body string, who uint8) {
		key := keys[int(who)%len(keys)]
		a := mockapi.New(w.Clone(), mockapi.Options{})
		got := a.Do(t.Context(), lab.Request{Method: method, Target: target, Body: body}.With(key))
		switch status := got.Response.Status; {
		case !slices.Contains(known, method) && status != 501 && status != 400:
			t.Errorf("status %d to a method that no path has", status)
		case slices.Contains(known, method) && (status < 200 || status >= 500):
			t.Errorf("status %d", status)
		}
		if got.Response.Status >= 400 && len(got.Wrote) > 0 {
			t.Errorf("refused with %d, and yet wrote %v", got.Response.Status, got.Wrote)
		}
		if len(got.Wrote) > 0 && got.Principal == nil {
			t.Errorf("nobody wrote %v", got.Wrote)
		}
		if len(got.Trace) == 0 {
			t.Error("no trace")
		}
	})
}

// FuzzCookie: whatever the Cookie field holds, on whichever channel.
func FuzzCookie(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	half := authn.SignIn(w, authn.Proof{Person: world.Person{ID: "fin"}, ACR: world.AAL1}, "")
	for _, cookie := range []string{
		"session=" + w.KeyringToken("ana"), "__Host-session=" + w.KeyringToken("ana"), "session=" + half,
		"session=a; session=b", `session="quoted"`, "session", "=;;\x00", "session=a,b; __Host-session=;", "SESSION=x",
	} {
		f.Add(cookie, true, uint8(0))
		f.Add(cookie, false, uint8(1))
	}
	targets := []lab.Request{
		{Method: "GET", Target: "/whoami"}, {Method: "POST", Target: "/logout"}, {Method: "POST", Target: "/login/passkey/options"},
		{Method: "POST", Target: "/login/otp", Body: `{"code": "000000"}`}, {Method: "DELETE", Target: "/sessions"},
	}
	f.Fuzz(func(t *testing.T, cookie string, secure bool, target uint8) {
		request := targets[int(target)%len(targets)]
		request.Header, request.Channel = http.Header{"Cookie": {cookie}}, &lab.Channel{TLS: secure}
		answeredWell(t, w, request)
	})
}

// FuzzBasic: whatever stands behind Basic, encoded or not.
func FuzzBasic(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	for _, text := range []string{"ana:ana-pw", "ana:ana:pw", ":", "", "a", "\x00:\x7f", "\xff:\xfe", "ana:Gr\u00fc\u00dfe"} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, encoded bool) {
		if encoded {
			text = basic(text)
		} else {
			text = "Basic " + text
		}
		answeredWell(t, w, lab.Request{Method: "GET", Target: "/legacy/orders", Header: http.Header{"Authorization": {text}}})
	})
}

// FuzzAPIKey: whatever stands behind ApiKey.
func FuzzAPIKey(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	for _, key := range []string{w.KeyringAPIKey("parcelly"), w.KeyringAPIKey("parcelly")[:12], "alk_", "", "a b", "\x00"} {
		f.Add(key)
	}
	f.Fuzz(func(t *testing.T, key string) {
		answeredWell(t, w, lab.Request{Method: "GET", Target: "/partner/shipments", Header: http.Header{"Authorization": {"ApiKey " + key}}})
	})
}

// FuzzSignInBodies: whatever is sent to the routes that read a secret from the body.
func FuzzSignInBodies(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	half := authn.SignIn(w, authn.Proof{Person: world.Person{ID: "fin"}, ACR: world.AAL1}, "")
	targets := []string{"/login", "/token", "/password", "/login/otp", "/login/recovery", "/login/passkey", "/passkeys", "/login/passkey/options"}
	for i, body := range []string{
		`{"name": "ana", "password": "ana-pw"}`, `{"name": "fin", "password": "fin-pw", "otp": "000000"}`,
		`{"old": "ana-pw", "new": "correct horse"}`, `{"code": "000000"}`, `{"code": "aaaaa-aaaaa-aaaaa-aaaaa-aaaaa"}`,
		`{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"}}`,
		`{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}`,
		`{"name": ["ana"], "password": 5}`, `[`, "null", "\xff",
	} {
		f.Add(uint8(i), body)
	}
	f.Fuzz(func(t *testing.T, target uint8, body string) {
		to := targets[int(target)%len(targets)]
		token := w.KeyringToken("ana")
		if len(to) > len("/login/") {
			token = half
		}
		answeredWell(t, w, lab.Request{Method: "POST", Target: to, Body: body, Header: http.Header{"Cookie": {"session=" + token}}})
	})
}

// answeredWell holds an answer to what every answer must be, whatever was asked.
func answeredWell(t *testing.T, w *world.World, request lab.Request) {
	t.Helper()
	got := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), request)
	switch got.Response.Status {
	case 200, 201, 204, 400, 401, 403, 413, 415:
	default:
		t.Errorf("status %d", got.Response.Status)
	}
	if got.Response.Status < 300 && got.Principal == nil {
		t.Error("let in without a proof")
	}
	if got.Response.Status >= 400 && len(got.Wrote) > 0 {
		t.Errorf("refused with %d, and yet wrote %v", got.Response.Status, got.Wrote)
	}
	if got.Response.Status == 401 && len(got.Response.Header.Values("WWW-Authenticate")) == 0 {
		t.Error("a 401 without a challenge")
	}
}
