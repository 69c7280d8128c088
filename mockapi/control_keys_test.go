package mockapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
)

func commanded(t *testing.T, control *mockapi.Control, path, body string, into any) {
	t.Helper()
	status, answer := tells(t, control, "POST", path, body, nil)
	if status != 200 {
		t.Fatalf("%s %s: %d %s", path, body, status, answer)
	}
	if err := json.Unmarshal([]byte(answer), into); err != nil {
		t.Fatal(err, answer)
	}
}

// TestASignInFromAShell: with nothing but plain requests, to the API and to whoever
// runs it.
func TestASignInFromAShell(t *testing.T) {
	server := listen(t, mockapi.Options{})
	control := openControl(t, server)
	half := cookieOf(t, sends(t, server, lab.Key{}, "POST /login HTTP/1.1\nContent-Type: application/json\n\n{\"name\": \"fin\", \"password\": \"fin-pw\"}"))
	var key lab.Key
	commanded(t, control, "/key", `{"who": "fin", "with": "one-time-code"}`, &key)
	body := fmt.Sprintf(`{"code": %q}`, key.Code)
	wants(t, sends(t, server, lab.Key{Header: "Cookie", Value: half.Name + "=" + half.Value, Body: body}, "POST /login/otp"), 200, lab.GateHandler)
	commanded(t, control, "/key", `{"who": "ana", "with": "expired bearer"}`, &key)
	wants(t, sends(t, server, key, "GET /orders"), 401, lab.GateIdentity)
}

// TestAPasskeyFromAShell: made, and then asked for by the house's own page and by one
// that only looks like it.
func TestAPasskeyFromAShell(t *testing.T) {
	server := listen(t, mockapi.Options{})
	control := openControl(t, server)
	answered := func(options lab.Exchange, origin string) string {
		t.Helper()
		var answer json.RawMessage
		commanded(t, control, "/passkey", fmt.Sprintf(`{"who": "ana", "origin": %q, "options": %s}`, origin, options.Response.Body), &answer)
		return string(answer)
	}
	as := func(cookie *http.Cookie, body string) lab.Key {
		return lab.Key{Header: "Cookie", Value: cookie.Name + "=" + cookie.Value, Body: body}
	}
	session := keyFrom(t, server, "ana", "session")
	cookie := &http.Cookie{Name: mockapi.SessionCookie, Value: session.Secret()}
	wants(t, sends(t, server, as(cookie, answered(sends(t, server, session, "POST /passkeys/options"), "")), "POST /passkeys"), 201, lab.GateHandler)
	for origin, status := range map[string]int{authn.PasskeyOrigin: 200, "": 200, "https://authlab.test.evil.example": 401} {
		half := cookieOf(t, sends(t, server, lab.Key{}, "POST /login HTTP/1.1\nContent-Type: application/json\n\n{\"name\": \"ana\", \"password\": \"ana-pw\"}"))
		answer := answered(sends(t, server, as(half, ""), "POST /login/passkey/options"), origin)
		if got := sends(t, server, as(half, answer), "POST /login/passkey"); got.Response.Status != status {
			t.Errorf("a page at %q: %d, want %d", origin, got.Response.Status, status)
		}
	}
}

func TestCommandsThatMakeNoSense(t *testing.T) {
	control := openControl(t, listen(t, mockapi.Options{}))
	for body, want := range map[string]string{
		`/key {"who": "anna"}`:                         `the world has no`,
		`/key {"who": "ana", "with": "expird bearer"}`: `expired bearer`,
		`/key [`: `"status":400`,
		`/passkey {"who": "anna", "options": {}}`:        `has no authenticator`,
		`/passkey {"who": "biller", "options": {}}`:      `has no authenticator`,
		`/passkey {"who": "ana", "options": {}}`:         `not what an authenticator is asked`,
		`/passkey {"who": "ana", "options": "a string"}`: `not what an authenticator is asked`,
	} {
		path, text, _ := strings.Cut(body, " ")
		if status, got := tells(t, control, "POST", path, text, nil); status != 400 || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s, want %s", body, status, got, want)
		}
	}
	status, list := tells(t, control, "GET", "/keys", "", nil)
	if status != 200 || !strings.Contains(list, `"with":"expired bearer"`) {
		t.Errorf("the keyring: %d %s", status, list)
	}
}
