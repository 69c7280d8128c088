package mockapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const (
	anyFactor = `SecondFactor realm="authlab"`
	badFactor = `SecondFactor realm="authlab", error="invalid_factor"`
	halfWay   = `Session realm="authlab", error="insufficient_user_authentication", acr_values="aal2"`
)

func factor(t testing.TB, a *mockapi.API, cookie *http.Cookie, target, code string) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), carrying(cookie, "POST", target, fmt.Sprintf(`{"code": %q}`, code)))
}

// TestASessionHalfWay: after the password of somebody who has a second factor,
// the session opens what completes it, and nothing else.
func TestASessionHalfWay(t *testing.T) {
	a := newAPI()
	in := login(t, a, "fin", "fin-pw")
	if body := strings.TrimSpace(in.Response.Body); body != `{"missing":["otp","recovery"]}` {
		t.Errorf("signing in answers %s", body)
	}
	half := cookieOf(t, in)
	for _, route := range mockapi.Routes() {
		if route.Access != mockapi.SignedIn {
			continue
		}
		target := strings.ReplaceAll(route.Pattern, "{id}", "ord-1001")
		got := wants(t, a.Do(t.Context(), carrying(half, route.Method, target, "")), 401, lab.GateIdentity)
		if diff := cmp.Diff([]string{anyBearer, halfWay}, challengesOf(got)); diff != "" {
			t.Errorf("challenges (-want +got):\n%s", diff)
		}
		if got.Principal != nil {
			t.Errorf("half way, and yet proven: %+v", got.Principal)
		}
	}
	done := wants(t, factor(t, a, half, "/login/otp", authn.Code(a.World(), "fin")), 200, lab.GateHandler)
	whole := cookieOf(t, done)
	got := wants(t, whoamiBy(t, a, whole), 200, lab.GateHandler)
	if p := got.Principal; p.ACR != "aal2" || strings.Join(p.AMR, " ") != "mfa otp pwd" {
		t.Errorf("proven as %s by %v", p.ACR, p.AMR)
	}
	alive(t, a, half, false)
	wants(t, a.Do(t.Context(), carrying(whole, "GET", "/refunds", "")), 200, lab.GateHandler)
}

func TestASessionHalfWayDoesNotWaitForLong(t *testing.T) {
	a := newAPI()
	half := cookieOf(t, login(t, a, "fin", "fin-pw"))
	a.World().Advance(world.SessionHalf)
	got := wants(t, factor(t, a, half, "/login/otp", authn.Code(a.World(), "fin")), 401, lab.GateIdentity)
	if diff := cmp.Diff([]string{`SecondFactor realm="authlab", error="invalid_session"`}, challengesOf(got)); diff != "" {
		t.Errorf("challenges (-want +got):\n%s", diff)
	}
}

// TestOneTimeCodes is what the form and the value of a code are answered with.
func TestOneTimeCodes(t *testing.T) {
	later := func(a *mockapi.API, d time.Duration) string {
		w := a.World().Clone()
		w.Advance(d)
		return authn.Code(w, "fin")
	}
	now := time.Duration(0)
	for name, test := range map[string]struct {
		code       func(*mockapi.API) string
		status     int
		gate       lab.Gate
		challenges []string
	}{
		"this step's":          {func(a *mockapi.API) string { return later(a, now) }, 200, lab.GateHandler, nil},
		"the last one's":       {func(a *mockapi.API) string { return later(a, -30*time.Second) }, 200, lab.GateHandler, nil},
		"the next one's":       {func(a *mockapi.API) string { return later(a, 30*time.Second) }, 200, lab.GateHandler, nil},
		"that before the last": {func(a *mockapi.API) string { return later(a, -60*time.Second) }, 401, lab.GateIdentity, []string{badFactor}},
		"that after the next":  {func(a *mockapi.API) string { return later(a, 60*time.Second) }, 401, lab.GateIdentity, []string{badFactor}},
		"somebody else's":      {func(a *mockapi.API) string { return authn.Code(a.World(), "plato") }, 401, lab.GateIdentity, []string{badFactor}},
		"no number":            {func(*mockapi.API) string { return "abcdef" }, 401, lab.GateIdentity, []string{badFactor}},
		"too short":            {func(a *mockapi.API) string { return later(a, now)[:5] }, 401, lab.GateIdentity, []string{badFactor}},
		"empty":                {func(*mockapi.API) string { return "" }, 400, lab.GateCredential, []string{`SecondFactor realm="authlab", error="invalid_request"`}},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAPI()
			got := wants(t, factor(t, a, cookieOf(t, login(t, a, "fin", "fin-pw")), "/login/otp", test.code(a)), test.status, test.gate)
			if diff := cmp.Diff(test.challenges, challengesOf(got)); diff != "" {
				t.Errorf("challenges (-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhatIsNoCode: a code is a text, and comes with a session.
func TestWhatIsNoCode(t *testing.T) {
	a := newAPI()
	half := cookieOf(t, login(t, a, "fin", "fin-pw"))
	for _, target := range []string{"/login/otp", "/login/recovery"} {
		for _, body := range []string{`{"code": 123456}`, `{"code": ["123456"]}`, `{"code": null}`, `{}`, `[]`, `code=123456`, ``} {
			wants(t, a.Do(t.Context(), carrying(half, "POST", target, body)), 400, lab.GateCredential)
		}
		alone := lab.Request{Method: "POST", Target: target, Body: `{"code": "123456"}`}
		got := wants(t, a.Do(t.Context(), alone), 401, lab.GateCredential)
		if diff := cmp.Diff([]string{anyFactor}, challengesOf(got)); diff != "" {
			t.Errorf("challenges (-want +got):\n%s", diff)
		}
	}
	across := carrying(half, "POST", "/login/otp", fmt.Sprintf(`{"code": %q}`, authn.Code(a.World(), "fin")))
	across.Header.Set("Sec-Fetch-Site", "cross-site")
	wants(t, a.Do(t.Context(), across), 403, lab.GateCredential)
}

// TestAPersonWithoutASecondFactorCannotGuessOne.
func TestAPersonWithoutASecondFactorCannotGuessOne(t *testing.T) {
	a := newAPI()
	cookie := signedIn(t, a, "ana")
	wants(t, factor(t, a, cookie, "/login/otp", "000000"), 401, lab.GateIdentity)
	wants(t, factor(t, a, cookie, "/login/recovery", "aaaaa-aaaaa-aaaaa-aaaaa-aaaaa"), 401, lab.GateIdentity)
	alive(t, a, cookie, true)
	wants(t, a.Do(t.Context(), carrying(cookie, "POST", "/recovery-codes", "")), 400, lab.GateHandler)
}

// TestACodeIsGoodOnce.
//
// Vulnerability: a code that is accepted for as long as it is shown.
// Attack: read a code over a shoulder, and sign in with it within the 30 seconds.
// This test verifies that the second use is refused, and every older code, and
// that the next step's is taken.
func TestACodeIsGoodOnce(t *testing.T) {
	a := newAPI()
	before := authn.Code(a.World(), "fin")
	a.World().Advance(30 * time.Second)
	code := authn.Code(a.World(), "fin")
	first, second := cookieOf(t, login(t, a, "fin", "fin-pw")), cookieOf(t, login(t, a, "fin", "fin-pw"))
	wants(t, factor(t, a, first, "/login/otp", code), 200, lab.GateHandler)
	wants(t, factor(t, a, second, "/login/otp", code), 401, lab.GateIdentity)
	wants(t, factor(t, a, second, "/login/otp", before), 401, lab.GateIdentity)
	a.World().Advance(30 * time.Second)
	wants(t, factor(t, a, second, "/login/otp", code), 401, lab.GateIdentity)
	wants(t, factor(t, a, second, "/login/otp", authn.Code(a.World(), "fin")), 200, lab.GateHandler)
}

// TestCodesFollowRFC6238 takes the vectors of its appendix B, at six digits.
func TestCodesFollowRFC6238(t *testing.T) {
	for at, code := range map[int64]string{
		59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		w := world.New(lab.WorldSpec{Seed: 1, Clock: time.Unix(at, 0).UTC(), Existence: lab.Hidden})
		w.SaveFactors("ana", world.Factors{Secret: []byte("12345678901234567890")})
		if got := authn.Code(w, "ana"); got != code {
			t.Errorf("at %d: %s, want %s", at, got, code)
		}
		a := mockapi.New(w, mockapi.Options{})
		wants(t, factor(t, a, cookieOf(t, login(t, a, "ana", "ana-pw")), "/login/otp", code), 200, lab.GateHandler)
	}
}

// TestGuessingCodes: five wrong ones in a quarter of an hour, by whichever door,
// and then not even the right one is looked at. A new sign-in is no new ration.
func TestGuessingCodes(t *testing.T) {
	a := newAPI()
	half := cookieOf(t, login(t, a, "fin", "fin-pw"))
	for i := range 5 {
		target := []string{"/login/otp", "/login/recovery"}[i%2]
		wants(t, factor(t, a, half, target, "000000"), 401, lab.GateIdentity)
	}
	again := cookieOf(t, login(t, a, "fin", "fin-pw"))
	got := wants(t, factor(t, a, again, "/login/otp", authn.Code(a.World(), "fin")), 429, lab.GateIdentity)
	if retry := got.Response.Header.Get("Retry-After"); retry != "900" {
		t.Errorf("Retry-After %q", retry)
	}
	wants(t, factor(t, a, again, "/login/recovery", a.World().KeyringRecoveryCodes("fin")[0]), 429, lab.GateIdentity)
	plato := cookieOf(t, login(t, a, "plato", "plato-pw"))
	wants(t, factor(t, a, plato, "/login/otp", authn.Code(a.World(), "plato")), 200, lab.GateHandler)
	a.World().Advance(15 * time.Minute)
	fresh := cookieOf(t, login(t, a, "fin", "fin-pw"))
	wants(t, factor(t, a, fresh, "/login/otp", authn.Code(a.World(), "fin")), 200, lab.GateHandler)
}

// TestNeverMoreCodesThanTheRation: whatever the times, no quarter of an hour has
// more than five wrong codes that were looked at.
func TestNeverMoreCodesThanTheRation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(1, lab.Hidden)
		person, _ := w.Person("fin")
		var looked []time.Time
		for range rapid.IntRange(1, 40).Draw(t, "tries") {
			w.Advance(time.Duration(rapid.IntRange(0, 400).Draw(t, "seconds")) * time.Second)
			name := rapid.SampledFrom([]string{authn.FactorCode, authn.FactorRecovery}).Draw(t, "factor")
			_, err := authn.Second(w, authn.Proof{Person: person}, name, "not a code")
			if err == nil {
				t.Fatal("it was accepted")
			}
			if throttled(err) {
				continue
			}
			looked = append(looked, w.Now())
			if over := len(looked) - 6; over >= 0 && w.Now().Sub(looked[over]) < 15*time.Minute {
				t.Fatalf("six within a quarter of an hour: %v", looked[over:])
			}
		}
	})
}

// TestRecoveryCodes: each is good once, however it is written down, and new ones
// put an end to the old.
func TestRecoveryCodes(t *testing.T) {
	a := newAPI()
	codes := a.World().KeyringRecoveryCodes("fin")
	half := func() *http.Cookie { return cookieOf(t, login(t, a, "fin", "fin-pw")) }
	done := wants(t, factor(t, a, half(), "/login/recovery", codes[0]), 200, lab.GateHandler)
	if p := done.Principal; p.ACR != "aal2" || p.Proof != "recovery code" || strings.Join(p.AMR, " ") != "mfa pwd" {
		t.Errorf("proven as %s by %s, %v", p.ACR, p.Proof, p.AMR)
	}
	if len(done.Wrote) != 1 {
		t.Errorf("wrote %v", done.Wrote)
	}
	wants(t, factor(t, a, half(), "/login/recovery", codes[0]), 401, lab.GateIdentity)
	written := strings.ToUpper(strings.ReplaceAll(codes[1], "-", " "))
	whole := cookieOf(t, wants(t, factor(t, a, half(), "/login/recovery", written), 200, lab.GateHandler))
	wants(t, factor(t, a, half(), "/login/recovery", a.World().KeyringRecoveryCodes("plato")[2]), 401, lab.GateIdentity)

	made := wants(t, a.Do(t.Context(), carrying(whole, "POST", "/recovery-codes", "")), 201, lab.GateHandler)
	var fresh struct{ Codes []string }
	if err := json.Unmarshal([]byte(made.Response.Body), &fresh); err != nil || len(fresh.Codes) != 8 {
		t.Fatalf("%v, %s", err, made.Response.Body)
	}
	text, err := a.World().Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), fresh.Codes[0]) {
		t.Error("the world keeps a recovery code, and not its hash")
	}
	wants(t, factor(t, a, half(), "/login/recovery", codes[3]), 401, lab.GateIdentity)
	wants(t, factor(t, a, half(), "/login/recovery", fresh.Codes[0]), 200, lab.GateHandler)
}

// TestPasswordAndCodeAtOnce: who gives both has no way to go half of.
func TestPasswordAndCodeAtOnce(t *testing.T) {
	a := newAPI()
	both := func(target, code string) lab.Exchange {
		return a.Do(t.Context(), lab.Request{Method: "POST", Target: target, Body: fmt.Sprintf(`{"name": "fin", "password": "fin-pw", "otp": %q}`, code)})
	}
	wants(t, both("/token", "000000"), 401, lab.GateIdentity)
	code := authn.Code(a.World(), "fin")
	wants(t, both("/token", code), 200, lab.GateHandler)
	wants(t, both("/login", code), 401, lab.GateIdentity)
	a.World().Advance(30 * time.Second)
	whole := cookieOf(t, wants(t, both("/login", authn.Code(a.World(), "fin")), 200, lab.GateHandler))
	alive(t, a, whole, true)
}

// TestSteppingUp: a session that was proven too long ago, or by too little, is
// raised by a second factor under a new token, and ends no later than before.
func TestSteppingUp(t *testing.T) {
	a := newAPI()
	ring := &http.Cookie{Name: mockapi.SessionCookie, Value: a.World().KeyringToken("ada")}
	before, _ := a.World().Session(ring.Value)
	a.World().Advance(20 * time.Minute)
	disable := func(cookie *http.Cookie) lab.Exchange {
		return a.Do(t.Context(), carrying(cookie, "POST", "/users/ana/disable", ""))
	}
	wants(t, disable(ring), 401, lab.GateIdentity)
	raised := cookieOf(t, wants(t, factor(t, a, ring, "/login/otp", authn.Code(a.World(), "ada")), 200, lab.GateHandler))
	alive(t, a, ring, false)
	wants(t, disable(raised), 204, lab.GateHandler)
	if after, _ := a.World().Session(raised.Value); !after.Expires.Equal(before.Expires) {
		t.Errorf("it would have ended at %s, and now ends at %s", before.Expires, after.Expires)
	}
}
