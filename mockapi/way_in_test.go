package mockapi_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"authlab/content"
	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// signsIn goes a way to its end, and returns the key, the titles of its steps, and what
// was answered last.
func signsIn(t *testing.T, server *mockapi.Server, who, way string) (key lab.Key, titles []string, last lab.Exchange) {
	t.Helper()
	signIn, err := server.SignIn(who, way)
	if err != nil {
		t.Fatal(err)
	}
	for {
		step, due := signIn.Due()
		if !due {
			return signIn.Key(), titles, last
		}
		if step.Proves == "" || step.Clause == "" || !strings.Contains(content.References(), "| "+step.Clause+" |") {
			t.Errorf("%s proves %q by %q, of which references.md knows nothing", step.Title, step.Proves, step.Clause)
		}
		titles = append(titles, step.Title)
		if last, err = signIn.Send(t.Context()); err != nil {
			t.Fatalf("%s: %v\n%s", step.Title, err, traceText(last.Trace))
		}
	}
}

// TestEverybodySignsInEveryWayTheyHave, and what that gives lies on the keyring, proves
// them, and by as many factors as they have.
func TestEverybodySignsInEveryWayTheyHave(t *testing.T) {
	count := 0
	for _, person := range newWorld(1, lab.Hidden).People() {
		ways := listen(t, mockapi.Options{}).WaysIn(person.ID)
		if has := len(ways) > 0; has != (person.Kind == world.KindPerson && !person.Hidden) {
			t.Errorf("%s has the ways in %v", person.ID, ways)
		}
		for _, way := range ways {
			count++
			t.Run(person.ID+" by "+way.Name, func(t *testing.T) {
				api := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
				server := serve(t, api)
				made, _, last := signsIn(t, server, person.ID, way.Name)
				if last.Principal == nil || last.Principal.ID != person.ID || last.Request.Target != "/whoami" {
					t.Fatalf("at last, %s is answered as %+v", last.Request.Target, last.Principal)
				}
				if two := way.Name == "passkey" || api.World().HasSecondFactor(person.ID); two != (last.Principal.ACR == world.AAL2) {
					t.Errorf("proven as %s", last.Principal.ACR)
				}
				key := keyFrom(t, server, person.ID, made.With)
				if key.Value != made.Value || !strings.HasPrefix(made.With, lab.SignedIn) || !strings.Contains(key.Note, "signed in at ") {
					t.Errorf("on the keyring lies %+v, want %+v", key, made)
				}
				if got := wants(t, sends(t, server, key, "GET /whoami"), 200, lab.GateHandler); got.Principal.ID != person.ID {
					t.Errorf("the key is %s's", got.Principal.ID)
				}
			})
		}
	}
	if count < 20 {
		t.Errorf("only %d ways in", count)
	}
}

// TestWaysInAreWhatSomebodyHas: with a second factor a password alone is no way in, and
// who has only a passkey beside it has none at the provider, which asks for a code.
func TestWaysInAreWhatSomebodyHas(t *testing.T) {
	names := func(server *mockapi.Server, who string) string {
		var all []string
		for _, way := range server.WaysIn(who) {
			all = append(all, way.Name)
		}
		return strings.Join(all, ", ")
	}
	server := listen(t, mockapi.Options{})
	for who, want := range map[string]string{
		"ana": "password, passkey, OpenID Connect, SAML", "fin": "one-time code, passkey, OpenID Connect, SAML", "biller": "", "parcelly": "", "nobody": "",
	} {
		if got := names(server, who); got != want {
			t.Errorf("%s: %s; want %s", who, got, want)
		}
	}
	_, first, _ := signsIn(t, server, "ana", "passkey")
	if got := names(server, "ana"); got != "passkey" {
		t.Errorf("ana, who has a passkey now: %s", got)
	}
	_, second, _ := signsIn(t, server, "ana", "PASSKEY")
	if want := first[3:]; !slices.Equal(second, want) {
		t.Errorf("the second time %q, want %q", second, want)
	}
	for _, wrong := range [][2]string{{"ana", "password"}, {"biller", "password"}, {"ann", "SAML"}, {"fin", ""}} {
		if _, err := server.SignIn(wrong[0], wrong[1]); err == nil || !strings.Contains(err.Error(), "try ") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

// TestASignInThatIsRefusedEnds, with the exchange that tells why; another begins anew.
func TestASignInThatIsRefusedEnds(t *testing.T) {
	api := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	server := serve(t, api)
	signIn, err := server.SignIn("fin", "one-time code")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := signIn.Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	api.World().EndSessions("fin", "") // somebody ended them all
	got, err := signIn.Send(t.Context())
	if err == nil || !strings.Contains(err.Error(), "the sign-in ends here: the one-time code was answered with 401, at identity") || got.Response.Status != 401 {
		t.Errorf("%d, %v", got.Response.Status, err)
	}
	if _, due := signIn.Due(); due || signIn.Key().Who != "" {
		t.Error("and goes on")
	}
	if _, err := signIn.Send(t.Context()); err == nil {
		t.Error("and can be sent again")
	}
	signsIn(t, server, "fin", "one-time code")
}

// TestASignInCanBeTriedAgain where the API could not be reached.
func TestASignInCanBeTriedAgain(t *testing.T) {
	server := listen(t, mockapi.Options{})
	signIn, err := server.SignIn("ana", "password")
	if err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := signIn.Send(gone); err == nil {
		t.Fatal("it is sent with nobody waiting")
	}
	if _, due := signIn.Due(); !due {
		t.Error("what was never answered is due no more")
	}
}

// TestWhatSigningInGaveIsNotReplaced: a session that was ended is gone from the keyring,
// a token that ran out too, and the latest of a kind is the one that stays.
func TestWhatSigningInGaveIsNotReplaced(t *testing.T) {
	api := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	server := serve(t, api)
	first, _, _ := signsIn(t, server, "ana", "password")
	second, _, _ := signsIn(t, server, "ana", "SAML")
	if got := keyFrom(t, server, "ana", first.With); got.Value != second.Value {
		t.Error("the first session is still there")
	}
	token, _, _ := signsIn(t, server, "ana", "OpenID Connect")
	wants(t, sends(t, server, second, "POST /logout"), 204, lab.GateHandler)
	if key, err := server.Key("ana", second.With); err == nil {
		t.Errorf("after signing out there is %+v", key)
	}
	keyFrom(t, server, "ana", token.With)
	api.Advance(2 * world.SessionIdle)
	if key, err := server.Key("ana", token.With); err == nil {
		t.Errorf("after an hour there is %+v", key)
	}
	if got := keyFrom(t, server, "ana", "session"); got.Value == second.Value {
		t.Error(fmt.Sprint("the keyring's own session is ", got.Value))
	}
}
