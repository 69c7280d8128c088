package mockapi_test

import (
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
)

// TestStepUp: a proof that holds, and is not enough for the route, is a 401 that
// says what would be (RFC 9470 §3), for the scheme that was tried and no other.
func TestStepUp(t *testing.T) {
	const insufficient = `error="insufficient_user_authentication", `
	for name, test := range map[string]struct {
		who, with, send string
		after           time.Duration
		status          int
		gate            lab.Gate
		challenges      []string
	}{
		"well enough": {"ada", "session", "DELETE /users/ana/sessions", 0, 204, lab.GateHandler, nil},
		"too little": {"ana", "session", "DELETE /users/ana/sessions", 0, 401, lab.GateIdentity,
			[]string{anyBearer, anySession + `, ` + insufficient + `acr_values="aal2"`}},
		"a token that says so": {"ada", "bearer", "DELETE /users/ana/sessions", 0, 204, lab.GateHandler, nil},
		"a token that does not say": {"ada", "silent", "DELETE /users/ana/sessions", 0, 401, lab.GateIdentity,
			[]string{anyBearer + `, ` + insufficient + `acr_values="aal2"`, anySession}},
		"as lately as can be": {"ada", "session", "POST /users/ana/disable", 15 * time.Minute, 204, lab.GateHandler, nil},
		"too long ago": {"ada", "session", "POST /users/ana/disable", 15*time.Minute + time.Second, 401, lab.GateIdentity,
			[]string{anyBearer, anySession + `, ` + insufficient + `max_age="900"`}},
		"too little and of no known time": {"ada", "silent", "POST /users/ana/disable", 0, 401, lab.GateIdentity,
			[]string{anyBearer + `, ` + insufficient + `acr_values="aal2", max_age="900"`, anySession}},
		"long ago, where that does not matter": {"ada", "session", "DELETE /users/ana/sessions", 20 * time.Minute, 204, lab.GateHandler, nil},
		"well enough, and may not":             {"fin", "session", "POST /users/ana/disable", 0, 403, lab.GateFunction, nil},
		"nothing at all":                       {"nobody", "", "POST /users/ana/disable", 0, 401, lab.GateCredential, []string{anyBearer, anySession}},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAPI()
			request := parse(t, a.World(), test.send)
			key, found := lab.FindKey(mockapi.Keys(a.World()), test.who, test.with)
			if test.with == "silent" {
				key, found = silentKey(t, a.World(), test.who), true
			}
			if !found {
				t.Fatal("no such key")
			}
			a.World().Advance(test.after)
			got := wants(t, a.Do(t.Context(), request.With(key)), test.status, test.gate)
			if diff := cmp.Diff(test.challenges, challengesOf(got)); diff != "" {
				t.Errorf("challenges (-want +got):\n%s", diff)
			}
			if got.Response.Status >= 400 && len(got.Wrote) > 0 {
				t.Errorf("refused, and yet wrote %v", got.Wrote)
			}
		})
	}
}

// silentKey is a token that holds, and does not say how its subject signed in.
func silentKey(t *testing.T, w *world.World, who string) lab.Key {
	t.Helper()
	token := minted(t, w, authn.TokenFor(w, who, "silent"))
	return lab.Key{Who: who, With: lab.WithBearer, Header: "Authorization", Value: "Bearer " + token}
}

// TestASessionOfTheKeyringIsWhole: what stories hand out has been proven with all
// that its owner has.
func TestASessionOfTheKeyringIsWhole(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	for who, acr := range map[string]string{"ana": world.AAL1, "sue": world.AAL1, "fin": world.AAL2, "plato": world.AAL2, "ada": world.AAL2} {
		session, found := w.Session(w.KeyringToken(who))
		if !found || session.Half || session.ACR != acr {
			t.Errorf("%s: %+v, want %s", who, session, acr)
		}
	}
}

// TestFactorsChangeOnlyAfterAFreshSignIn with all factors: who finds a session open
// must not be able to make themselves a way in (ASVS 7.5.1).
func TestFactorsChangeOnlyAfterAFreshSignIn(t *testing.T) {
	for _, send := range []string{"POST /passkeys/options", "POST /passkeys", "DELETE /passkeys/abc", "POST /recovery-codes"} {
		for with, challenge := range map[string]string{"stale session": `max_age="900"`, "stale bearer": `max_age="900"`, "password-only bearer": `acr_values="aal2"`} {
			a := newAPI()
			key, err := mockapi.KeyOf(a.World(), "fin", with)
			if err != nil {
				t.Fatal(err)
			}
			got := a.Do(t.Context(), parse(t, a.World(), send).With(key))
			if challenges := strings.Join(challengesOf(got), ", "); got.Response.Status != 401 || !strings.Contains(challenges, challenge) {
				t.Errorf("%s with %s: %d, %s", send, with, got.Response.Status, challenges)
			}
		}
	}
	a := newAPI()
	wants(t, ask(t, a, "fin", "session", "POST /recovery-codes"), 201, lab.GateHandler)
	wants(t, ask(t, a, "fin", "session", "POST /passkeys/options"), 200, lab.GateHandler)
}
