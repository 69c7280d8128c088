package mockapi_test

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
)

// TestTheProviderIsNoWayAroundASecondFactor: who has one shows it here too.
func TestTheProviderIsNoWayAroundASecondFactor(t *testing.T) {
	w := newWalker(t)
	page := w.get(idp.PathAuthorize + "?" + params().Encode())
	wantRefusal(t, w.fill(page, "name", "fin", "password", "fin-pw"), 401, idp.AccessDenied, lab.GateIdentity)
	wantRefusal(t, w.fill(page, "name", "fin", "password", "fin-pw", "code", "000000"), 401, idp.AccessDenied, lab.GateIdentity)
	if w.cookie != "" {
		t.Fatal("and yet somebody is signed in")
	}
	code := authn.Code(w.api.World(), "fin")
	told := told(t, w.fill(page, "name", "fin", "password", "fin-pw", "code", code))
	tokens := tokensOf(t, w.post(idp.PathToken, redeeming(told.Get("code")), clientBasic(webClient)...))
	_, id := claimsOf(t, tokens.IDToken)
	wantClaims(t, id, map[string]any{"sub": "fin", "acr": "aal2"})
	if methods, _ := id["amr"].([]any); len(methods) != 3 {
		t.Errorf("amr %v", id["amr"])
	}
	page = w.get(idp.PathAuthorize + "?" + params("prompt", "login").Encode())
	wantRefusal(t, w.fill(page, "name", "fin", "password", "fin-pw", "code", code), 401, idp.AccessDenied, lab.GateIdentity)
}

// TestAnAssuranceThatIsAskedFor: a sign-in that falls short is not taken, and
// one that cannot reach it is told to the client (RFC 9470 §5).
func TestAnAssuranceThatIsAskedFor(t *testing.T) {
	w := newWalker(t)
	w.walk(params())
	x := w.get(idp.PathAuthorize + "?" + params("acr_values", "aal2").Encode())
	if !strings.Contains(x.Response.Body, `"password"`) {
		t.Fatalf("a sign-in by password is enough: %s", x.Response.Body)
	}
	short := w.fill(x, "name", "ana", "password", "ana-pw")
	if got := told(t, short); got.Get("error") != idp.UnmetRequirements || short.Trace.StoppedAt() != lab.GateIdentity {
		t.Errorf("ana, who has no second factor: %v", got)
	}
	x = w.get(idp.PathAuthorize + "?" + params("acr_values", "aal2").Encode())
	if got := told(t, w.fill(x, "name", "fin", "password", "fin-pw", "code", authn.Code(w.api.World(), "fin"))); got.Get("code") == "" {
		t.Errorf("fin, who has one: %v", got)
	}
}

// TestSAMLSaysHowSomebodySignedIn: with two factors the session is whole.
func TestSAMLSaysHowSomebodySignedIn(t *testing.T) {
	v := newSAMLVisitOf(t, "fin", authn.Code(newWalker(t).api.World(), "fin"))
	if x := v.bring(v.response); x.Response.Status != 303 {
		t.Fatalf("%d\n%s", x.Response.Status, traceText(x.Trace))
	}
	if who := v.get("/whoami"); who.Response.Status != 200 || who.Principal.ACR != "aal2" {
		t.Errorf("%d %+v", who.Response.Status, who.Principal)
	}
}

// TestADisabledPersonIsOutEverywhere, at once (ASVS 7.4.2); and back when let in.
func TestADisabledPersonIsOutEverywhere(t *testing.T) {
	w := newWalker(t)
	tokens := w.tokens()
	code := w.walk(params()).Get("code")
	v := newSAMLVisit(t)
	v.api.World().Disable("ana", true)
	w.api.World().Disable("ana", true)
	wantRefusal(t, w.post(idp.PathToken, redeeming(code), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
	wantRefusal(t, w.post(idp.PathToken, refreshing(tokens.RefreshToken), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
	wantRefusal(t, v.bring(v.response), 401, idp.AccessDenied, lab.GateIdentity)
	if x := w.get(idp.PathAuthorize + "?" + params("prompt", "none").Encode()); told(t, x).Get("error") != idp.LoginRequired {
		t.Error("the sign-in goes on")
	}
	if w.worksAtTheAPI(tokens.AccessToken) || w.introspect("gateway", tokens.AccessToken).Active {
		t.Error("the access token goes on")
	}
	w.api.World().Disable("ana", false)
	tokensOf(t, w.post(idp.PathToken, redeeming(code), clientBasic(webClient)...))
	tokensOf(t, w.post(idp.PathToken, refreshing(tokens.RefreshToken), clientBasic(webClient)...))
}
