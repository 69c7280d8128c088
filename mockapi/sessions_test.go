package mockapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
)

func newAPI() *mockapi.API { return mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}) }

// wants holds an exchange to a status and the gate it stops at.
func wants(t testing.TB, x lab.Exchange, status int, gate lab.Gate) lab.Exchange {
	t.Helper()
	if x.Response.Status != status || x.Trace.StoppedAt() != gate {
		t.Errorf("%s %s: %d at %s, want %d at %s\n%s", x.Request.Method, x.Request.Target, x.Response.Status, x.Trace.StoppedAt(), status, gate, traceText(x.Trace))
	}
	checkAnswer(t, x)
	return x
}

func challengesOf(x lab.Exchange) []string { return x.Response.Header.Values("WWW-Authenticate") }

// cookieOf is the session cookie an answer sets, as a request sends it back.
func cookieOf(t testing.TB, x lab.Exchange) *http.Cookie {
	t.Helper()
	cookies := (&http.Response{Header: x.Response.Header}).Cookies()
	if len(cookies) != 1 {
		t.Fatalf("%d sets %d cookies\n%s", x.Response.Status, len(cookies), traceText(x.Trace))
	}
	return cookies[0]
}

func carrying(cookie *http.Cookie, method, target, body string) lab.Request {
	return lab.Request{Method: method, Target: target, Body: body, Header: http.Header{"Cookie": {cookie.Name + "=" + cookie.Value}}}
}

func login(t testing.TB, a *mockapi.API, name, password string) lab.Exchange {
	t.Helper()
	body := fmt.Sprintf(`{"name": %q, "password": %q}`, name, password)
	return a.Do(t.Context(), lab.Request{Method: "POST", Target: "/login", Body: body})
}

func signedIn(t testing.TB, a *mockapi.API, name string) *http.Cookie {
	t.Helper()
	return cookieOf(t, wants(t, login(t, a, name, name+"-pw"), 200, lab.GateHandler))
}

func whoamiBy(t testing.TB, a *mockapi.API, cookie *http.Cookie) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), carrying(cookie, "GET", "/whoami", ""))
}

// alive checks that a cookie opens, or that it does not any longer.
func alive(t testing.TB, a *mockapi.API, cookie *http.Cookie, want bool) {
	t.Helper()
	if want {
		wants(t, whoamiBy(t, a, cookie), 200, lab.GateHandler)
		return
	}
	got := wants(t, whoamiBy(t, a, cookie), 401, lab.GateIdentity)
	if diff := cmp.Diff([]string{anyBearer, badSession}, challengesOf(got)); diff != "" {
		t.Errorf("challenges (-want +got):\n%s", diff)
	}
}

func TestSessionsRunOutByTheWorldsClock(t *testing.T) {
	t.Run("in all, however much it is used", func(t *testing.T) {
		a := newAPI()
		cookie := signedIn(t, a, "ana")
		for range int(world.SessionLifetime/world.SessionIdle) * 2 {
			alive(t, a, cookie, true)
			a.World().Advance(world.SessionIdle / 2)
		}
		alive(t, a, cookie, false)
	})
	t.Run("unused", func(t *testing.T) {
		a := newAPI()
		cookie := signedIn(t, a, "ana")
		a.World().Advance(world.SessionIdle - time.Second)
		alive(t, a, cookie, true)
		a.World().Advance(world.SessionIdle - time.Second)
		alive(t, a, cookie, true)
		a.World().Advance(world.SessionIdle)
		alive(t, a, cookie, false)
	})
}

func TestSigningInGivesANewToken(t *testing.T) {
	a := newAPI()
	first := signedIn(t, a, "ana")
	again := carrying(first, "POST", "/login", `{"name": "ana", "password": "ana-pw"}`)
	second := cookieOf(t, wants(t, a.Do(t.Context(), again), 200, lab.GateHandler))
	if first.Value == second.Value {
		t.Error("the token stayed")
	}
	alive(t, a, first, false)
	alive(t, a, second, true)
}

// TestAPlantedSession.
//
// Vulnerability: session fixation, a sign-in that keeps the token it came with.
// Attack: plant a token of one's own choice in a victim's browser, and wait.
// This test verifies that the planted token opens nothing afterwards, and that
// the one handed out does.
func TestAPlantedSession(t *testing.T) {
	a := newAPI()
	planted := &http.Cookie{Name: mockapi.SessionCookie, Value: "planted-by-mallory"}
	in := a.Do(t.Context(), carrying(planted, "POST", "/login", `{"name": "ana", "password": "ana-pw"}`))
	alive(t, a, cookieOf(t, wants(t, in, 200, lab.GateHandler)), true)
	alive(t, a, planted, false)
}

// TestTheCookieOnEachChannel: what a browser is told of the cookie, and under
// which name the API looks for it.
func TestTheCookieOnEachChannel(t *testing.T) {
	for secure, want := range map[bool]http.Cookie{
		false: {Name: "session", Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode},
		true:  {Name: "__Host-session", Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: true},
	} {
		t.Run(want.Name, func(t *testing.T) {
			a := newAPI()
			over := func(request lab.Request) lab.Exchange {
				request.Channel = &lab.Channel{TLS: secure}
				return a.Do(t.Context(), request)
			}
			in := over(lab.Request{Method: "POST", Target: "/login", Body: `{"name": "ana", "password": "ana-pw"}`})
			got := *cookieOf(t, wants(t, in, 200, lab.GateHandler))
			value := got.Value
			got.Value, got.Raw = "", ""
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("cookie (-want +got):\n%s", diff)
			}
			right := &http.Cookie{Name: want.Name, Value: value}
			wrong := &http.Cookie{Name: mockapi.CookieName(!secure), Value: value}
			wants(t, over(carrying(right, "GET", "/whoami", "")), 200, lab.GateHandler)
			wants(t, over(carrying(wrong, "GET", "/whoami", "")), 401, lab.GateCredential)
		})
	}
}

func TestOnesOwnSessions(t *testing.T) {
	a := newAPI()
	first, second, bens := signedIn(t, a, "ana"), signedIn(t, a, "ana"), signedIn(t, a, "ben")
	list := func(cookie *http.Cookie) []struct {
		ID      string
		Current bool
	} {
		t.Helper()
		var listed []struct {
			ID      string
			Current bool
		}
		got := wants(t, a.Do(t.Context(), carrying(cookie, "GET", "/sessions", "")), 200, lab.GateHandler)
		if err := json.Unmarshal([]byte(got.Response.Body), &listed); err != nil {
			t.Fatal(err)
		}
		return listed
	}
	mine, his := list(first), list(bens)
	if len(mine) != 3 || len(his) != 2 { // each with the keyring's
		t.Fatalf("Ana has %d, Ben %d", len(mine), len(his))
	}
	other := mine[slices.IndexFunc(mine, func(s struct {
		ID      string
		Current bool
	}) bool {
		return s.ID == world.SessionHandle(second.Value)
	})]
	if other.Current {
		t.Error("another session is said to be this one")
	}
	wants(t, a.Do(t.Context(), carrying(first, "DELETE", "/sessions/"+his[0].ID, "")), 404, lab.GateHandler)
	if got := wants(t, a.Do(t.Context(), carrying(first, "DELETE", "/sessions/"+other.ID, "")), 204, lab.GateHandler); len(got.Wrote) != 1 {
		t.Errorf("wrote %v", got.Wrote)
	}
	alive(t, a, second, false)
	alive(t, a, first, true)
	wants(t, a.Do(t.Context(), carrying(first, "DELETE", "/sessions", "")), 204, lab.GateHandler)
	alive(t, a, first, false)
	alive(t, a, bens, true)
}

func TestOnePersonHasTenSessionsAtMost(t *testing.T) {
	a := newAPI()
	first := signedIn(t, a, "ana")
	bens := signedIn(t, a, "ben")
	var last *http.Cookie
	for range 12 {
		a.World().Advance(time.Second)
		last = signedIn(t, a, "ana")
	}
	if got := len(a.World().SessionsOf("ana")); got != 10 {
		t.Errorf("%d sessions", got)
	}
	alive(t, a, first, false)
	alive(t, a, last, true)
	alive(t, a, bens, true)
}

func TestAdministratorsEndSessions(t *testing.T) {
	a := newAPI()
	anas, bens := signedIn(t, a, "ana"), signedIn(t, a, "ben")
	wants(t, ask(t, a, "fin", "session", "DELETE /users/ana/sessions"), 403, lab.GateFunction)
	alive(t, a, anas, true)
	got := wants(t, ask(t, a, "ada", "session", "DELETE /users/ana/sessions"), 204, lab.GateHandler)
	if len(got.Wrote) != 2 {
		t.Errorf("wrote %v", got.Wrote)
	}
	alive(t, a, anas, false)
	alive(t, a, bens, true)
	wants(t, ask(t, a, "ada", "session", "DELETE /users/mallory/sessions"), 404, lab.GateObject)
}

// TestADisabledUserIsOutAtOnce: sessions, tokens and the password, all of them,
// and nobody else's; and enabled again, none of what was ended comes back.
func TestADisabledUserIsOutAtOnce(t *testing.T) {
	a := newAPI()
	cookie := signedIn(t, a, "ana")
	bearer := func(who string) lab.Exchange { return ask(t, a, who, "bearer", "GET /whoami") }
	wants(t, bearer("ana"), 200, lab.GateHandler)
	wants(t, ask(t, a, "fin", "session", "POST /users/ana/disable"), 403, lab.GateFunction)
	wants(t, ask(t, a, "ada", "session", "POST /users/ana/disable"), 204, lab.GateHandler)
	alive(t, a, cookie, false)
	wants(t, bearer("ana"), 401, lab.GateIdentity)
	wants(t, bearer("ben"), 200, lab.GateHandler)
	wrong := wants(t, login(t, a, "ana", "wrong"), 401, lab.GateIdentity)
	right := wants(t, login(t, a, "ana", "ana-pw"), 401, lab.GateIdentity)
	if traceText(wrong.Trace) != traceText(right.Trace) || wrong.Response.Body != right.Response.Body {
		t.Error("a disabled account tells whether the password was right")
	}
	wants(t, ask(t, a, "ada", "session", "POST /users/ana/enable"), 204, lab.GateHandler)
	alive(t, a, cookie, false)
	wants(t, bearer("ana"), 200, lab.GateHandler)
	alive(t, a, signedIn(t, a, "ana"), true)
	wants(t, ask(t, a, "ada", "session", "POST /users/mallory/disable"), 404, lab.GateObject)
}

func TestChangingThePassword(t *testing.T) {
	a := newAPI()
	mine, other, bens := signedIn(t, a, "ana"), signedIn(t, a, "ana"), signedIn(t, a, "ben")
	change := func(body string) lab.Exchange { return a.Do(t.Context(), carrying(mine, "POST", "/password", body)) }
	for body, status := range map[string]int{
		`{"old": "wrong", "new": "correct horse"}`:              403,
		`{"new": "correct horse"}`:                              400,
		`{"old": "ana-pw"}`:                                     400,
		`{"old": ["ana-pw"], "new": "correct horse"}`:           400,
		`{"old": "ana-pw", "new": 12345678}`:                    400,
		`{"old": "ana-pw", "new": "short"}`:                     400,
		`{"old": "ana-pw", "new": "ana-ana-ana"}`:               400,
		`{"old": "ana-pw", "new": "` + longPassword(129) + `"}`: 400,
	} {
		if got := wants(t, change(body), status, lab.GateHandler); len(got.Wrote) > 0 {
			t.Errorf("%s wrote %v", body, got.Wrote)
		}
	}
	alive(t, a, other, true)
	changed := wants(t, change(`{"old": "ana-pw", "new": "correct horse"}`), 204, lab.GateHandler)
	alive(t, a, mine, false)
	alive(t, a, other, false)
	alive(t, a, cookieOf(t, changed), true)
	alive(t, a, bens, true)
	wants(t, login(t, a, "ana", "ana-pw"), 401, lab.GateIdentity)
	wants(t, login(t, a, "ana", "correct horse"), 200, lab.GateHandler)
}

// TestATokenOutlivesAPassword, by an hour at most: changing a password ends sessions.
// Whoever is shut out is out with their tokens too.
func TestATokenOutlivesAPassword(t *testing.T) {
	a := newAPI()
	token := minted(t, a.World(), authn.TokenFor(a.World(), "ana", "before"))
	key := lab.Key{Header: "Authorization", Value: "Bearer " + token}
	wants(t, a.Do(t.Context(), carrying(signedIn(t, a, "ana"), "POST", "/password", `{"old": "ana-pw", "new": "correct horse"}`)), 204, lab.GateHandler)
	wants(t, with(t, a, key, "GET /whoami"), 200, lab.GateHandler)
	shut := mockapi.New(a.World().Clone(), mockapi.Options{})
	shut.World().Disable("ana", true)
	wants(t, with(t, shut, key, "GET /whoami"), 401, lab.GateIdentity)
	a.World().Advance(authn.TokenLifetime)
	wants(t, with(t, a, key, "GET /whoami"), 401, lab.GateIdentity)
}

// TestEndingSessionsNeedsAFreshSignIn: a session left open must not be able to lock
// its owner out of the others (ASVS 7.5.2).
func TestEndingSessionsNeedsAFreshSignIn(t *testing.T) {
	a := newAPI()
	mine := signedIn(t, a, "ana")
	handle := world.SessionHandle(a.World().KeyringToken("ana"))
	a.World().Advance(16 * time.Minute)
	for _, target := range []string{"/sessions", "/sessions/" + handle} {
		got := wants(t, a.Do(t.Context(), carrying(mine, "DELETE", target, "")), 401, lab.GateIdentity)
		if challenges := strings.Join(challengesOf(got), ", "); !strings.Contains(challenges, `error="insufficient_user_authentication", max_age="900"`) {
			t.Errorf("%s is challenged by %s", target, challenges)
		}
	}
	wants(t, a.Do(t.Context(), carrying(mine, "GET", "/sessions", "")), 200, lab.GateHandler)
	wants(t, a.Do(t.Context(), carrying(signedIn(t, a, "ana"), "DELETE", "/sessions/"+handle, "")), 204, lab.GateHandler)
}

func longPassword(letters int) string {
	long := make([]byte, letters)
	for i := range long {
		long[i] = 'x'
	}
	return string(long)
}

// TestAnOpenSessionIsNotEnoughForGuessing: the old password is rationed as at the
// login, and the two draw on one count.
func TestAnOpenSessionIsNotEnoughForGuessing(t *testing.T) {
	a := newAPI()
	mine := signedIn(t, a, "ana")
	guess := carrying(mine, "POST", "/password", `{"old": "wrong", "new": "correct horse"}`)
	for range 5 {
		wants(t, a.Do(t.Context(), guess), 403, lab.GateHandler)
	}
	got := wants(t, a.Do(t.Context(), guess), 429, lab.GateContext)
	if retry := got.Response.Header.Get("Retry-After"); retry != "900" {
		t.Errorf("Retry-After %q", retry)
	}
	wants(t, login(t, a, "ana", "ana-pw"), 429, lab.GateIdentity)
	a.World().Advance(15 * time.Minute)
	right := carrying(mine, "POST", "/password", `{"old": "ana-pw", "new": "correct horse"}`)
	wants(t, a.Do(t.Context(), right), 204, lab.GateHandler)
}

// TestARenewedSessionLastsNoLonger: changing the password does not put off the
// end of a session.
func TestARenewedSessionLastsNoLonger(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	token, err := authn.OpenSession(w, "ana")
	if err != nil {
		t.Fatal(err)
	}
	before, _ := w.Session(token)
	w.Advance(time.Minute)
	after, found := w.Session(authn.RenewSession(w, token))
	if !found || !after.Expires.Equal(before.Expires) {
		t.Errorf("it ended at %s and now at %s", before.Expires, after.Expires)
	}
}
