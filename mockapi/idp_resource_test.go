package mockapi_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi/idp"

	"github.com/google/go-cmp/cmp"
)

func exchanging(token string, changes ...string) url.Values {
	return changed(url.Values{
		"grant_type": {idp.GrantExchange}, "subject_token": {token},
		"subject_token_type": {"urn:ietf:params:oauth:token-type:access_token"},
	}, changes...)
}

// TestTokenExchange: the token stays ana's, says that the biller acts, and
// permits what both may.
func TestTokenExchange(t *testing.T) {
	w := newWalker(t)
	subject := w.tokens()
	w.api.World().Advance(20 * time.Minute)
	x := w.post(idp.PathToken, exchanging(subject.AccessToken), clientBasic("biller")...)
	got := tokensOf(t, x)
	if got.IssuedTokenType != "urn:ietf:params:oauth:token-type:access_token" || got.RefreshToken != "" || got.Scope != "orders.read" {
		t.Errorf("got %+v", got)
	}
	if got.ExpiresIn != 40*60 {
		t.Errorf("it lives for %d s, the token it was made from for 2400", got.ExpiresIn)
	}
	_, claims := claimsOf(t, got.AccessToken)
	wantClaims(t, claims, map[string]any{"sub": "ana", "client_id": "biller"})
	if act, _ := claims["act"].(map[string]any); act["sub"] != "biller" {
		t.Errorf("act is %v", claims["act"])
	}
	if seen := w.introspect("gateway", got.AccessToken); seen.Subject != "ana" || seen.Actor == nil || seen.Actor.Subject != "biller" {
		t.Errorf("a resource server sees %+v", seen)
	}
	again := tokensOf(t, w.post(idp.PathToken, exchanging(got.AccessToken), clientBasic("biller")...))
	_, claims = claimsOf(t, again.AccessToken)
	act, _ := claims["act"].(map[string]any)
	if before, _ := act["act"].(map[string]any); before["sub"] != "biller" {
		t.Errorf("the chain of actors is %v", claims["act"])
	}
	w.post(idp.PathToken, refreshing(subject.RefreshToken), clientBasic(webClient)...)
	w.post(idp.PathToken, refreshing(subject.RefreshToken), clientBasic(webClient)...) // reuse ends the family
	if w.worksAtTheAPI(got.AccessToken) || w.worksAtTheAPI(again.AccessToken) {
		t.Error("the exchanged token outlives the grant")
	}
}

// TestAnExchangeIsNoSignIn: vulnerability, an exchange makes a token that does not
// say when its subject signed in into one that says "now", and so passes a step-up.
// This test verifies that the exchanged token says what the other did, and no more.
func TestAnExchangeIsNoSignIn(t *testing.T) {
	w := newWalker(t)
	silent := strings.TrimPrefix(silentKey(t, w.api.World(), "ana").Value, "Bearer ")
	signedIn := w.tokens().AccessToken
	w.api.World().Advance(20 * time.Minute)
	for name, subject := range map[string]string{"silent": silent, "signed in": signedIn} {
		t.Run(name, func(t *testing.T) {
			_, before := claimsOf(t, subject)
			_, after := claimsOf(t, tokensOf(t, w.post(idp.PathToken, exchanging(subject), clientBasic("biller")...)).AccessToken)
			for _, claim := range []string{"auth_time", "acr", "amr"} {
				if _, says := before[claim]; says != (name == "signed in") {
					t.Fatalf("the subject's token says %s: %v", claim, before[claim])
				}
				if diff := cmp.Diff(before[claim], after[claim]); diff != "" {
					t.Errorf("%s (-subject +exchanged):\n%s", claim, diff)
				}
			}
		})
	}
}

// TestWhoActsIsNotWhoSignedIn: vulnerability, a service that was lent the right to
// read orders ends the person's sessions, or takes their recovery codes, while the
// sign-in that its token tells of is fresh. Attack scenario: it exchanges a token, and
// asks what no permission guards. This test verifies that the sign-in counts for the
// person alone.
func TestWhoActsIsNotWhoSignedIn(t *testing.T) {
	for _, send := range []string{"DELETE /sessions", "POST /recovery-codes", "POST /passkeys/options", "DELETE /passkeys/any"} {
		t.Run(send, func(t *testing.T) {
			w := newWalker(t)
			own := w.tokens().AccessToken
			lent := tokensOf(t, w.post(idp.PathToken, exchanging(own), clientBasic("biller")...)).AccessToken
			method, target, _ := strings.Cut(send, " ")
			got := wants(t, w.do(method, target, "", "Authorization", "Bearer "+lent), 401, lab.GateIdentity)
			if challenge := got.Response.Header.Get("WWW-Authenticate"); !strings.Contains(challenge, "insufficient_user_authentication") {
				t.Errorf("challenged by %s", challenge)
			}
			if herself := w.do(method, target, "", "Authorization", "Bearer "+own); herself.Trace.StoppedAt() != lab.GateHandler {
				t.Errorf("the person herself: %d at %s", herself.Response.Status, herself.Trace.StoppedAt())
			}
		})
	}
}

func TestExchangesThatAreRefused(t *testing.T) {
	for name, test := range map[string]struct {
		changes []string
		code    string
		gate    lab.Gate
	}{
		"no subject":             {[]string{"subject_token", ""}, idp.InvalidRequest, lab.GateHandler},
		"no type":                {[]string{"subject_token_type", ""}, idp.InvalidRequest, lab.GateHandler},
		"a refresh token's type": {[]string{"subject_token_type", "urn:ietf:params:oauth:token-type:refresh_token"}, idp.InvalidRequest, lab.GateHandler},
		"wants an ID token":      {[]string{"requested_token_type", "urn:ietf:params:oauth:token-type:id_token"}, idp.InvalidRequest, lab.GateHandler},
		"an actor token":         {[]string{"actor_token", "x", "actor_token_type", "urn:ietf:params:oauth:token-type:access_token"}, idp.InvalidRequest, lab.GateHandler},
		"no token":               {[]string{"subject_token", "made-up"}, idp.InvalidRequest, lab.GateObject},
		"another audience":       {[]string{"audience", "https://elsewhere.test"}, idp.InvalidTarget, lab.GateFunction},
		"more than the person's": {[]string{"scope", "invoices.write"}, idp.InvalidScope, lab.GateFunction},
		"more than the client's": {[]string{"scope", "profile"}, idp.InvalidScope, lab.GateFunction},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWalker(t)
			form := exchanging(w.tokens().AccessToken, test.changes...)
			wantRefusal(t, w.post(idp.PathToken, form, clientBasic("biller")...), 400, test.code, test.gate)
		})
	}
	w := newWalker(t)
	tokens := w.tokens()
	for name, token := range map[string]string{"ID": tokens.IDToken, "refresh": tokens.RefreshToken} {
		t.Run(name+" token", func(t *testing.T) {
			wantRefusal(t, w.post(idp.PathToken, exchanging(token), clientBasic("biller")...), 400, idp.InvalidRequest, lab.GateObject)
		})
	}
}

func (w *walker) introspect(client, token string) idp.Introspection {
	w.t.Helper()
	x := w.post(idp.PathIntrospect, url.Values{"token": {token}}, clientBasic(client)...)
	var got idp.Introspection
	if err := json.Unmarshal([]byte(x.Response.Body), &got); err != nil || x.Response.Status != 200 {
		w.t.Fatalf("%d %s", x.Response.Status, x.Response.Body)
	}
	if !got.Active && x.Response.Body != "{\"active\":false}\n" && x.Response.Body != `{"active":false}` {
		w.t.Errorf("of a token that is not active one learns %s", x.Response.Body)
	}
	return got
}

func TestIntrospection(t *testing.T) {
	w := newWalker(t)
	tokens := w.tokens()
	got := w.introspect("gateway", tokens.AccessToken)
	if !got.Active || got.Subject != "ana" || got.Client != webClient || got.Audience != idp.AudienceAPI || got.TokenType != "Bearer" || got.Expires-got.Issued != 3600 {
		t.Errorf("got %+v", got)
	}
	for name, test := range map[string]struct{ client, token string }{
		"another audience's": {"reporting", tokens.AccessToken},
		"an ID token":        {"gateway", tokens.IDToken},
		"a refresh token":    {"gateway", tokens.RefreshToken},
		"no token":           {"gateway", "made-up"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := w.introspect(test.client, test.token); got.Active {
				t.Errorf("active: %+v", got)
			}
		})
	}
	report := tokensOf(t, w.do("POST", idp.PathToken, "grant_type=client_credentials&resource="+url.QueryEscape(idp.AudienceReporting), clientBasic("reporter")...))
	if !w.introspect("reporting", report.AccessToken).Active || w.introspect("gateway", report.AccessToken).Active {
		t.Error("a token for the reporting API is active at the wrong one")
	}
	if w.worksAtTheAPI(report.AccessToken) {
		t.Error("the API takes a token for the reporting API")
	}
	w.api.World().Advance(time.Hour)
	if w.introspect("gateway", tokens.AccessToken).Active {
		t.Error("an expired token is active")
	}
}

func TestWhoMayIntrospect(t *testing.T) {
	w := newWalker(t)
	token := url.Values{"token": {w.tokens().AccessToken}}
	wantRefusal(t, w.post(idp.PathIntrospect, token), 401, idp.InvalidClient, lab.GateCredential)
	wantRefusal(t, w.post(idp.PathIntrospect, changed(url.Values{"token": token["token"]}, "client_id", cliClient)), 403, idp.UnauthorizedClient, lab.GateFunction)
	wantRefusal(t, w.post(idp.PathIntrospect, token, clientBasic(webClient)...), 403, idp.UnauthorizedClient, lab.GateFunction)
	wantRefusal(t, w.post(idp.PathIntrospect, token, basicOf("gateway:wrong")...), 401, idp.InvalidClient, lab.GateIdentity)
	wantRefusal(t, w.do("POST", idp.PathIntrospect, "x=1", clientBasic("gateway")...), 400, idp.InvalidRequest, lab.GateHandler)
	wantRefusal(t, w.do("POST", idp.PathIntrospect, "token=a&token=b", clientBasic("gateway")...), 400, idp.InvalidRequest, lab.GateHandler)
}

func TestRevocation(t *testing.T) {
	w := newWalker(t)
	revoke := func(client, token string) lab.Exchange {
		return w.post(idp.PathRevoke, url.Values{"token": {token}, "token_type_hint": {"anything"}}, clientBasic(client)...)
	}
	tokens := w.tokens()
	wantRefusal(t, revoke(appClient, tokens.AccessToken), 400, idp.InvalidGrant, lab.GateObject)
	wantRefusal(t, revoke(appClient, tokens.RefreshToken), 400, idp.InvalidGrant, lab.GateObject)
	wantRefusal(t, w.do("POST", idp.PathRevoke, "x=1", clientBasic(webClient)...), 400, idp.InvalidRequest, lab.GateHandler)
	wantRefusal(t, w.post(idp.PathRevoke, url.Values{"token": {tokens.AccessToken}}), 401, idp.InvalidClient, lab.GateCredential)
	if !w.worksAtTheAPI(tokens.AccessToken) {
		t.Fatal("a refused revocation revokes")
	}
	for range 2 { // what is over needs no ending (RFC 7009 §2.2)
		if x := revoke(webClient, tokens.AccessToken); x.Response.Status != 200 {
			t.Errorf("status %d", x.Response.Status)
		}
	}
	if w.worksAtTheAPI(tokens.AccessToken) || w.introspect("gateway", tokens.AccessToken).Active {
		t.Error("a revoked access token counts")
	}
	next := tokensOf(t, w.post(idp.PathToken, refreshing(tokens.RefreshToken), clientBasic(webClient)...)) // the grant lives on
	if x := revoke(webClient, next.RefreshToken); x.Response.Status != 200 {
		t.Errorf("status %d", x.Response.Status)
	}
	if w.worksAtTheAPI(next.AccessToken) {
		t.Error("an access token outlives its grant")
	}
	wantRefusal(t, w.post(idp.PathToken, refreshing(next.RefreshToken), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
	if x := revoke(webClient, "made-up"); x.Response.Status != 200 {
		t.Errorf("a made-up token: %d", x.Response.Status)
	}
}

// TestUserInfo takes an access token of a sign-in, and nothing else.
func TestUserInfo(t *testing.T) {
	w := newWalker(t)
	tokens := w.tokens()
	revoked := w.tokens()
	w.post(idp.PathRevoke, url.Values{"token": {revoked.AccessToken}}, clientBasic(webClient)...)
	narrow := tokensOf(t, w.post(idp.PathToken, refreshing(tokens.RefreshToken, "scope", "orders.read"), clientBasic(webClient)...))
	for name, test := range map[string]struct {
		authorization string
		status        int
		challenge     string
		gate          lab.Gate
	}{
		"access token":  {"Bearer " + tokens.AccessToken, 200, "", lab.GateHandler},
		"nothing":       {"", 401, `Bearer realm="authlab"`, lab.GateCredential},
		"ID token":      {"Bearer " + tokens.IDToken, 401, `Bearer realm="authlab", error="invalid_token"`, lab.GateIdentity},
		"refresh token": {"Bearer " + tokens.RefreshToken, 401, `Bearer realm="authlab", error="invalid_token"`, lab.GateIdentity},
		"revoked":       {"Bearer " + revoked.AccessToken, 401, `Bearer realm="authlab", error="invalid_token"`, lab.GateIdentity},
		"no sign-in":    {"Bearer " + narrow.AccessToken, 403, `Bearer realm="authlab", error="insufficient_scope", scope="openid"`, lab.GateFunction},
		"two tokens":    {"Bearer a b", 400, `Bearer realm="authlab", error="invalid_request"`, lab.GateCredential},
		"a client":      {clientBasic("gateway")[1], 401, `Bearer realm="authlab"`, lab.GateCredential},
	} {
		for _, method := range []string{"GET", "POST"} {
			t.Run(name+" "+method, func(t *testing.T) {
				x := w.api.Do(t.Context(), lab.Request{Method: method, Target: idp.PathUserInfo, Header: http.Header{"Authorization": {test.authorization}}})
				challenge := x.Response.Header.Get("WWW-Authenticate")
				if x.Response.Status != test.status || challenge != test.challenge || x.Trace.StoppedAt() != test.gate {
					t.Errorf("got %d %q at %s, want %d %q at %s", x.Response.Status, challenge, x.Trace.StoppedAt(), test.status, test.challenge, test.gate)
				}
			})
		}
	}
	x := w.api.Do(t.Context(), lab.Request{Method: "GET", Target: idp.PathUserInfo, Header: http.Header{"Authorization": {"Bearer " + tokens.AccessToken}}})
	var info idp.UserInfo
	if err := json.Unmarshal([]byte(x.Response.Body), &info); err != nil || info != (idp.UserInfo{Subject: "ana", Name: "Ana", Username: "ana", Tenant: "alder"}) {
		t.Errorf("%v: %s", err, x.Response.Body)
	}
}

func TestASessionCookieIsNoTokenForUserInfo(t *testing.T) {
	w := newWalker(t)
	w.cookie = "session=" + w.api.World().KeyringToken("ana")
	if x := w.get(idp.PathUserInfo); x.Response.Status != 401 || x.Trace.StoppedAt() != lab.GateCredential {
		t.Errorf("%d at %s", x.Response.Status, x.Trace.StoppedAt())
	}
	if x := w.get("/whoami"); x.Response.Status != 200 {
		t.Errorf("and yet it is no session: %d", x.Response.Status)
	}
}
