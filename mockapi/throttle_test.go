package mockapi_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func loginFrom(t testing.TB, a *mockapi.API, address, name, password string) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), lab.Request{
		Method: "POST", Target: "/login", Body: fmt.Sprintf(`{"name": %q, "password": %q}`, name, password),
		Channel: &lab.Channel{From: address},
	})
}

// TestGuessingAtOneAccount: five failures, wherever they come from, and then not
// even the right password is looked at, until the window has passed.
func TestGuessingAtOneAccount(t *testing.T) {
	a := newAPI()
	for i := range 5 {
		a.World().Advance(time.Minute)
		wants(t, loginFrom(t, a, fmt.Sprintf("192.0.2.%d", i), "ana", "wrong"), 401, lab.GateIdentity)
	}
	for _, password := range []string{"wrong", "ana-pw"} {
		got := wants(t, loginFrom(t, a, "192.0.2.9", "ana", password), 429, lab.GateIdentity)
		if retry := got.Response.Header.Get("Retry-After"); retry != "660" { // the first try was four minutes ago
			t.Errorf("Retry-After %q", retry)
		}
		if len(challengesOf(got)) > 0 {
			t.Errorf("a 429 with the challenges %v", challengesOf(got))
		}
	}
	wants(t, loginFrom(t, a, "192.0.2.9", "ben", "ben-pw"), 200, lab.GateHandler)
	a.World().Advance(11*time.Minute - time.Nanosecond)
	wants(t, loginFrom(t, a, "192.0.2.9", "ana", "ana-pw"), 429, lab.GateIdentity)
	a.World().Advance(time.Nanosecond)
	wants(t, loginFrom(t, a, "192.0.2.9", "ana", "ana-pw"), 200, lab.GateHandler)
}

// TestGuessingFromOneAddress: one password tried at many accounts.
func TestGuessingFromOneAddress(t *testing.T) {
	a := newAPI()
	for i := range 20 {
		wants(t, loginFrom(t, a, "2001:db8::"+fmt.Sprint(i), fmt.Sprintf("somebody%d", i), "summer2026"), 401, lab.GateIdentity)
	}
	wants(t, loginFrom(t, a, "2001:db8::ffff", "ben", "ben-pw"), 429, lab.GateIdentity) // one household, one count
	wants(t, loginFrom(t, a, "2001:db8:0:1::1", "ben", "ben-pw"), 200, lab.GateHandler)
	wants(t, loginFrom(t, a, "192.0.2.1", "ben", "ben-pw"), 200, lab.GateHandler)
}

// TestForwardedForIsNobodysAddress: the address is that of whoever connected.
func TestForwardedForIsNobodysAddress(t *testing.T) {
	a := newAPI()
	request := func(i int, name, password string) lab.Request {
		return lab.Request{
			Method: "POST", Target: "/login", Body: fmt.Sprintf(`{"name": %q, "password": %q}`, name, password),
			Header: http.Header{"X-Forwarded-For": {fmt.Sprintf("192.0.2.%d", i)}, "Forwarded": {fmt.Sprintf("for=192.0.2.%d", i)}},
		}
	}
	for i := range 20 {
		wants(t, a.Do(t.Context(), request(i, fmt.Sprintf("somebody%d", i), "summer2026")), 401, lab.GateIdentity)
	}
	wants(t, a.Do(t.Context(), request(99, "ben", "ben-pw")), 429, lab.GateIdentity)
}

// TestOnesOwnLoginGivesNoGuessesBack.
//
// Vulnerability: a count of failures that any success sets back.
// Attack: guess four times at Ana, sign in as oneself, and go on guessing.
// This test verifies that the fifth guess is the last, and that signing in as
// oneself goes on working.
func TestOnesOwnLoginGivesNoGuessesBack(t *testing.T) {
	a := newAPI()
	for i := range 8 {
		status := map[bool]int{true: 401, false: 429}[i < 5]
		wants(t, login(t, a, "ana", "wrong"), status, lab.GateIdentity)
		wants(t, login(t, a, "ben", "ben-pw"), 200, lab.GateHandler)
	}
}

// TestNobodyIsLockedOutVisibly: a name that nobody has is counted as any other.
func TestNobodyIsLockedOutVisibly(t *testing.T) {
	var answers [2][]lab.Response
	for i, name := range []string{"ana", "mallory"} {
		a := newAPI()
		for range 7 {
			got := login(t, a, name, "wrong").Response
			answers[i] = append(answers[i], got)
		}
	}
	if diff := cmp.Diff(answers[0], answers[1]); diff != "" {
		t.Errorf("they can be told apart (-somebody +nobody):\n%s", diff)
	}
	if last := answers[0][6].Status; last != 429 {
		t.Errorf("the seventh failure: %d", last)
	}
}

// TestNeverMoreGuessesThanTheRation: whatever the times and names, no window of
// fifteen minutes has more than five failures at one account that were looked at.
func TestNeverMoreGuessesThanTheRation(t *testing.T) {
	const window, limit = 15 * time.Minute, 5
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(1, lab.Hidden)
		looked := map[string][]time.Time{}
		for i := range rapid.IntRange(1, 60).Draw(t, "tries") {
			w.Advance(time.Duration(rapid.IntRange(0, 300).Draw(t, "seconds")) * time.Second)
			name := rapid.SampledFrom([]string{"ana", "ben", "mallory"}).Draw(t, "name")
			password := rapid.SampledFrom([]string{"wrong", "wrong", "wrong", name + "-pw"}).Draw(t, "password")
			w = w.Clone() // counts are part of the world
			_, err := authn.Login(w, name, password, address(i))
			if throttled(err) {
				refused++
				continue
			}
			if err == nil {
				continue
			}
			tries := append(looked[name], w.Now())
			looked[name] = tries
			if over := len(tries) - 1 - limit; over >= 0 && tries[len(tries)-1].Sub(tries[over]) < window {
				t.Fatalf("the tries at %s: %v", name, tries)
			}
		}
	})
	if refused == 0 {
		t.Error("nothing was ever refused")
	}
}

func address(i int) netip.Addr { return netip.AddrFrom4([4]byte{10, 0, byte(i / 256), byte(i)}) }

func throttled(err error) bool {
	var refusal *authn.Refusal
	return errors.As(err, &refusal) && refusal.Wait > 0
}

// TestCountsTakeBoundedRoom: twenty thousand names and addresses fit in less
// than 2,304 counts, and the world is none the worse for it.
func TestCountsTakeBoundedRoom(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	before := snapshotSize(t, w)
	for i := range 20000 {
		from := netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)})
		_, _ = authn.Login(w, fmt.Sprintf("name%d", i), "wrong", from) // refused, one way or another
	}
	if grown := snapshotSize(t, w) - before; grown > 320<<10 {
		t.Errorf("the world grew by %d bytes", grown)
	}
	w.Advance(15 * time.Minute)
	if _, err := authn.Login(w, "ana", "ana-pw", address(0)); err != nil {
		t.Error(err)
	}
}

func snapshotSize(t *testing.T, w *world.World) int {
	t.Helper()
	text, err := w.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	return len(text)
}

// TestTheCastSharesNoCount: in the world that stories quote, one person's failures
// are nobody else's.
func TestTheCastSharesNoCount(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	for _, person := range w.People() {
		one := w.Clone()
		for i := range 5 {
			if _, err := authn.Login(one, person.ID, "wrong", address(i)); err == nil || throttled(err) {
				t.Fatalf("%s: %v", person.ID, err)
			}
		}
		for _, other := range w.People() {
			_, err := authn.Login(one.Clone(), other.ID, "wrong", address(9))
			if throttled(err) != (other.ID == person.ID) {
				t.Errorf("%s after %s failed: %v", other.ID, person.ID, err)
			}
		}
	}
}

// TestWhatIsNoText: a list, a number or an object in the place of a name or a
// password is a 400, and counts as no try.
func TestWhatIsNoText(t *testing.T) {
	a := newAPI()
	for _, body := range []string{
		`{"name": ["ana"], "password": "ana-pw"}`, `{"name": "ana", "password": ["ana-pw"]}`,
		`{"name": "ana", "password": 5}`, `{"name": 5, "password": "ana-pw"}`,
		`{"name": "ana", "password": {"$ne": ""}}`, `{"name": "ana", "password": true}`,
		`{"name": "ana", "password": null}`, `{"name": null, "password": "ana-pw"}`,
		`{"name": "ana", "password": ""}`, `["ana", "ana-pw"]`, `"ana"`, `null`, ``,
		`{"name": "ana", "password": "ana-pw"} {}`, `{"name": "ana", "password": "ana-pw"`,
	} {
		for _, target := range []string{"/login", "/token"} {
			wants(t, a.Do(t.Context(), lab.Request{Method: "POST", Target: target, Body: body}), 400, lab.GateCredential)
		}
	}
	wants(t, login(t, a, "ana", "ana-pw"), 200, lab.GateHandler)
}
