package mockapi_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"

	"github.com/descope/virtualwebauthn"
	"github.com/google/go-cmp/cmp"
)

// device is an authenticator, and the page it is asked from.
type device struct {
	page virtualwebauthn.RelyingParty
	self virtualwebauthn.Authenticator
	key  virtualwebauthn.Credential
}

func newDevice() *device {
	return &device{
		page: virtualwebauthn.RelyingParty{Name: "authlab", ID: authn.PasskeyHost, Origin: authn.PasskeyOrigin},
		self: virtualwebauthn.NewAuthenticator(), key: newKey(),
	}
}

// newKey draws until both coordinates fill their 32 bytes. The library leaves out
// a leading zero, which COSE forbids (RFC 9053 §7.1.1), so that one key in 128
// would be refused for a reason that is no test's.
func newKey() virtualwebauthn.Credential {
	const whole = 77 // bytes of an encoded key on P-256
	for {
		if key := virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeEC2); len(key.Key.AttestationData()) == whole {
			return key
		}
	}
}

// creation is the device's answer to being asked for a passkey.
func (d *device) creation(t testing.TB, asked lab.Exchange) string {
	t.Helper()
	options, err := virtualwebauthn.ParseAttestationOptions(asked.Response.Body)
	if err != nil {
		t.Fatal(err, asked.Response.Body)
	}
	d.self.Options.UserHandle = []byte(options.UserID)
	return virtualwebauthn.CreateAttestationResponse(d.page, d.self, d.key, *options)
}

// assertion is its answer to being asked for a proof.
func (d *device) assertion(t testing.TB, asked lab.Exchange) string {
	t.Helper()
	options, err := virtualwebauthn.ParseAssertionOptions(asked.Response.Body)
	if err != nil {
		t.Fatal(err, asked.Response.Body)
	}
	d.key.Counter++
	return virtualwebauthn.CreateAssertionResponse(d.page, d.self, d.key, *options)
}

func posting(t testing.TB, a *mockapi.API, cookie *http.Cookie, target, body string) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), carrying(cookie, "POST", target, body))
}

// withPasskey registers a device for somebody who is signed in.
func withPasskey(t testing.TB, a *mockapi.API, cookie *http.Cookie) *device {
	t.Helper()
	d := newDevice()
	asked := wants(t, posting(t, a, cookie, "/passkeys/options", ""), 200, lab.GateHandler)
	wants(t, posting(t, a, cookie, "/passkeys", d.creation(t, asked)), 201, lab.GateHandler)
	return d
}

func askedToProve(t testing.TB, a *mockapi.API, cookie *http.Cookie) lab.Exchange {
	t.Helper()
	return wants(t, posting(t, a, cookie, "/login/passkey/options", ""), 200, lab.GateHandler)
}

// TestAPasskey: registered by somebody signed in, and from then on their second factor.
func TestAPasskey(t *testing.T) {
	for methods, backedUp := range map[string]bool{"hwk mfa pwd": false, "mfa pwd swk": true} {
		a := newAPI()
		cookie := signedIn(t, a, "ana")
		d := newDevice()
		d.self.Options.BackupEligible = backedUp
		asked := wants(t, posting(t, a, cookie, "/passkeys/options", ""), 200, lab.GateHandler)
		made := wants(t, posting(t, a, cookie, "/passkeys", d.creation(t, asked)), 201, lab.GateHandler)
		if len(made.Wrote) != 1 {
			t.Errorf("wrote %v", made.Wrote)
		}
		alive(t, a, cookie, true) // it was whole when it was opened

		in := login(t, a, "ana", "ana-pw")
		if body := strings.TrimSpace(in.Response.Body); body != `{"missing":["passkey"]}` {
			t.Errorf("signing in answers %s", body)
		}
		half := cookieOf(t, in)
		wants(t, whoamiBy(t, a, half), 401, lab.GateIdentity)
		for range 2 { // the count goes up
			done := wants(t, posting(t, a, half, "/login/passkey", d.assertion(t, askedToProve(t, a, half))), 200, lab.GateHandler)
			half = cookieOf(t, done)
		}
		got := whoamiBy(t, a, half)
		if p := got.Principal; p == nil || p.ACR != "aal2" || strings.Join(p.AMR, " ") != methods {
			t.Errorf("proven as %+v", p)
		}
	}
}

// TestPasskeysThatDoNotHold is each way in which an answer is refused, beside one
// that is accepted.
func TestPasskeysThatDoNotHold(t *testing.T) {
	for name, test := range map[string]struct {
		answer func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string
		status int
	}{
		"as it should be": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			return d.assertion(t, askedToProve(t, a, half))
		}, 200},
		"asked by a page elsewhere": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			d.page.Origin = "https://authlab.test.evil.test" // it passes on what it was asked
			return d.assertion(t, askedToProve(t, a, half))
		}, 401},
		"over plain HTTP": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			d.page.Origin = "http://authlab.test"
			return d.assertion(t, askedToProve(t, a, half))
		}, 401},
		"for another host": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			d.page.ID = "evil.test"
			return d.assertion(t, askedToProve(t, a, half))
		}, 401},
		"nobody was asked": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			asked := askedToProve(t, a, half)
			a.World().TakeCeremony(half.Value, "assert")
			return d.assertion(t, asked)
		}, 401},
		"asked in another session": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			askedToProve(t, a, half)
			return d.assertion(t, askedToProve(t, a, cookieOf(t, login(t, a, "ana", "ana-pw"))))
		}, 401},
		"too late": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			asked := askedToProve(t, a, half)
			a.World().Advance(5 * time.Minute)
			return d.assertion(t, asked)
		}, 401},
		"without the person": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			d.self.Options.UserNotVerified = true
			return d.assertion(t, askedToProve(t, a, half))
		}, 401},
		"without a touch": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			d.self.Options.UserNotPresent = true
			return d.assertion(t, askedToProve(t, a, half))
		}, 401},
		"another key": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			other := newDevice()
			other.key.ID, other.self.Options.UserHandle = d.key.ID, d.self.Options.UserHandle
			return other.assertion(t, askedToProve(t, a, half))
		}, 401},
		"an unknown key": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			return newDevice().assertion(t, askedToProve(t, a, half))
		}, 401},
		"somebody else's": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			bens := withPasskey(t, a, signedIn(t, a, "ben"))
			return bens.assertion(t, askedToProve(t, a, half))
		}, 401},
		"the making of one": {func(t *testing.T, a *mockapi.API, d *device, half *http.Cookie) string {
			return d.creation(t, wants(t, ask(t, a, "bo", "session", "POST /passkeys/options"), 200, lab.GateHandler))
		}, 401},
		"nonsense": {func(*testing.T, *mockapi.API, *device, *http.Cookie) string { return `{"id": 5}` }, 401},
		"nothing":  {func(*testing.T, *mockapi.API, *device, *http.Cookie) string { return "" }, 401},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAPI()
			d := withPasskey(t, a, signedIn(t, a, "ana"))
			half := cookieOf(t, login(t, a, "ana", "ana-pw"))
			refused := map[bool]lab.Gate{true: lab.GateHandler, false: lab.GateIdentity}[test.status == 200]
			got := wants(t, posting(t, a, half, "/login/passkey", test.answer(t, a, d, half)), test.status, refused)
			if test.status == 200 {
				return
			}
			if diff := cmp.Diff([]string{badFactor}, challengesOf(got)); diff != "" {
				t.Errorf("challenges (-want +got):\n%s", diff)
			}
			wants(t, whoamiBy(t, a, half), 401, lab.GateIdentity)
		})
	}
}

// TestAnAnswerIsGoodOnce: what was asked is spent by the first answer, right or wrong.
func TestAnAnswerIsGoodOnce(t *testing.T) {
	a := newAPI()
	d := withPasskey(t, a, signedIn(t, a, "ana"))
	half := cookieOf(t, login(t, a, "ana", "ana-pw"))
	answer := d.assertion(t, askedToProve(t, a, half))
	whole := cookieOf(t, wants(t, posting(t, a, half, "/login/passkey", answer), 200, lab.GateHandler))
	wants(t, posting(t, a, whole, "/login/passkey", answer), 401, lab.GateIdentity)
	answer = d.assertion(t, askedToProve(t, a, whole))
	wants(t, posting(t, a, whole, "/login/passkey", "{}"), 401, lab.GateIdentity)
	wants(t, posting(t, a, whole, "/login/passkey", answer), 401, lab.GateIdentity)
	wants(t, posting(t, a, whole, "/login/passkey", d.assertion(t, askedToProve(t, a, whole))), 200, lab.GateHandler)
}

// TestACopiedPasskey.
//
// Vulnerability: two devices with one key, and nobody notices.
// Attack: copy a key, and prove by the copy what the original proves.
// This test verifies that whichever of the two lags behind is refused, by the
// count each signs along.
func TestACopiedPasskey(t *testing.T) {
	a := newAPI()
	original := withPasskey(t, a, signedIn(t, a, "ana"))
	clone := *original
	half := cookieOf(t, login(t, a, "ana", "ana-pw"))
	for range 2 {
		half = cookieOf(t, wants(t, posting(t, a, half, "/login/passkey", original.assertion(t, askedToProve(t, a, half))), 200, lab.GateHandler))
	}
	wants(t, posting(t, a, half, "/login/passkey", clone.assertion(t, askedToProve(t, a, half))), 401, lab.GateIdentity)
	wants(t, posting(t, a, half, "/login/passkey", original.assertion(t, askedToProve(t, a, half))), 200, lab.GateHandler)
}

// TestMakingAPasskey: what an authenticator makes for a page elsewhere, or for
// another session, is not kept.
func TestMakingAPasskey(t *testing.T) {
	a := newAPI()
	cookie := signedIn(t, a, "ana")
	options := func() lab.Exchange {
		return wants(t, posting(t, a, cookie, "/passkeys/options", ""), 200, lab.GateHandler)
	}
	keep := func(answer string, status int) lab.Exchange {
		t.Helper()
		return wants(t, posting(t, a, cookie, "/passkeys", answer), status, lab.GateHandler)
	}
	phished := newDevice()
	phished.page.Origin = "https://evil.test"
	keep(phished.creation(t, options()), 400)
	d := newDevice()
	keep(d.creation(t, wants(t, ask(t, a, "bo", "session", "POST /passkeys/options"), 200, lab.GateHandler)), 400)
	asked := options()
	a.World().Advance(5 * time.Minute)
	keep(d.creation(t, asked), 400)
	keep("{}", 400)
	answer := d.creation(t, options())
	keep(answer, 201)
	// With the first passkey comes the second factor: the next needs it.
	wants(t, posting(t, a, cookie, "/passkeys/options", ""), 401, lab.GateIdentity)
	half := cookieOf(t, login(t, a, "ana", "ana-pw"))
	cookie = cookieOf(t, wants(t, posting(t, a, half, "/login/passkey", d.assertion(t, askedToProve(t, a, half))), 200, lab.GateHandler))
	if asked := options(); !strings.Contains(asked.Response.Body, "excludeCredentials") {
		t.Errorf("an authenticator is not told which passkeys there are: %s", asked.Response.Body)
	}
	keep(answer, 400)                   // to what was asked before
	keep(d.creation(t, options()), 400) // the same key once more
	list := wants(t, a.Do(t.Context(), carrying(cookie, "GET", "/passkeys", "")), 200, lab.GateHandler)
	_, id, _ := strings.Cut(list.Response.Body, `"id":"`)
	id, _, _ = strings.Cut(id, `"`)
	wants(t, ask(t, a, "bo", "session", "DELETE /passkeys/"+id), 404, lab.GateHandler)
	wants(t, a.Do(t.Context(), carrying(cookie, "DELETE", "/passkeys/"+id, "")), 204, lab.GateHandler)
	alive(t, a, signedIn(t, a, "ana"), true)
}

// TestWithoutAPasskey there is nothing to be asked of one.
func TestWithoutAPasskey(t *testing.T) {
	a := newAPI()
	half := cookieOf(t, login(t, a, "fin", "fin-pw"))
	wants(t, posting(t, a, half, "/login/passkey/options", ""), 400, lab.GateHandler)
	wants(t, ask(t, a, "nobody", "", "POST /login/passkey/options"), 401, lab.GateCredential)
	wants(t, ask(t, a, "nobody", "", "POST /login/passkey"), 401, lab.GateCredential)
	wants(t, ask(t, a, "ana", "bearer", "POST /passkeys/options"), 400, lab.GateHandler)
	silent := parse(t, a.World(), "POST /passkeys/options").With(silentKey(t, a.World(), "ana"))
	wants(t, a.Do(t.Context(), silent), 401, lab.GateIdentity) // of no known age
}
