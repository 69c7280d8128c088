package mockapi_test

import (
	"encoding/base64"
	"net/url"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi/idp"

	"github.com/golang-jwt/jwt/v5"
)

func basicOf(text string) []string {
	return []string{"Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte(text))}
}

// TestClientsProveThemselves: each way, and each failure of it.
func TestClientsProveThemselves(t *testing.T) {
	own := func(changes ...string) string {
		return changed(url.Values{"grant_type": {"client_credentials"}}, changes...).Encode()
	}
	for name, test := range map[string]struct {
		body   string
		fields []string
		status int
		code   string
		gate   lab.Gate
	}{
		"basic":                  {own(), clientBasic("reporter"), 200, "", lab.GateHandler},
		"in the form":            {own("client_id", "reporter", "client_secret", "reporter-secret"), nil, 200, "", lab.GateHandler},
		"basic, named again":     {own("client_id", "reporter"), clientBasic("reporter"), 200, "", lab.GateHandler},
		"basic, encoded":         {own(), basicOf("%72eporter:reporter%2Dsecret"), 200, "", lab.GateHandler},
		"nobody":                 {own(), nil, 401, idp.InvalidClient, lab.GateCredential},
		"wrong secret":           {own(), basicOf("reporter:wrong"), 401, idp.InvalidClient, lab.GateIdentity},
		"another's secret":       {own(), basicOf("reporter:biller-secret"), 401, idp.InvalidClient, lab.GateIdentity},
		"unknown":                {own(), basicOf("nobody-knows:nobody-knows-secret"), 401, idp.InvalidClient, lab.GateIdentity},
		"no secret":              {own(), basicOf("reporter:"), 401, idp.InvalidClient, lab.GateIdentity},
		"only named":             {own("client_id", "reporter"), nil, 401, idp.InvalidClient, lab.GateIdentity},
		"public with a secret":   {own("client_id", cliClient, "client_secret", "house-cli-secret"), nil, 401, idp.InvalidClient, lab.GateIdentity},
		"a bearer token":         {own(), []string{"Authorization", "Bearer abc"}, 401, idp.InvalidClient, lab.GateCredential},
		"not base64":             {own(), []string{"Authorization", "Basic ?"}, 400, idp.InvalidRequest, lab.GateCredential},
		"no colon":               {own(), basicOf("reporter"), 400, idp.InvalidRequest, lab.GateCredential},
		"not encoded":            {own(), basicOf("reporter:%zz"), 400, idp.InvalidRequest, lab.GateCredential},
		"twice, two ways":        {own("client_id", "reporter", "client_secret", "reporter-secret"), clientBasic("reporter"), 400, idp.InvalidRequest, lab.GateCredential},
		"as two clients":         {own("client_id", "biller"), clientBasic("reporter"), 400, idp.InvalidRequest, lab.GateCredential},
		"two ids":                {own("client_id", "reporter") + "&client_id=reporter", nil, 400, idp.InvalidRequest, lab.GateCredential},
		"two secrets":            {own("client_id", "reporter", "client_secret", "reporter-secret") + "&client_secret=x", nil, 400, idp.InvalidRequest, lab.GateCredential},
		"a secret without an id": {own("client_secret", "reporter-secret"), nil, 400, idp.InvalidRequest, lab.GateCredential},
	} {
		t.Run(name, func(t *testing.T) {
			x := newWalker(t).do("POST", idp.PathToken, test.body, test.fields...)
			wantRefusal(t, x, test.status, test.code, test.gate)
			const challenge = `Basic realm="authlab", charset="UTF-8"`
			if got := x.Response.Header.Get("WWW-Authenticate"); test.status == 401 && got != challenge {
				t.Errorf("challenge %q", got)
			}
		})
	}
}

// TestTokenRequestsThatAreRefused, by a client that proved itself.
func TestTokenRequestsThatAreRefused(t *testing.T) {
	for name, test := range map[string]struct {
		client, body, code string
		gate               lab.Gate
	}{
		"no grant type":         {"reporter", "scope=dashboards.read", idp.InvalidRequest, lab.GateHandler},
		"unknown":               {"reporter", "grant_type=magic", idp.UnsupportedGrantType, lab.GateFunction},
		"password":              {webClient, "grant_type=password&username=ana&password=ana-pw", idp.UnsupportedGrantType, lab.GateFunction}, // RFC 9700 §2.4
		"not its own":           {"reporter", "grant_type=authorization_code&code=x", idp.UnauthorizedClient, lab.GateFunction},
		"own for an app":        {webClient, "grant_type=client_credentials", idp.UnauthorizedClient, lab.GateFunction},
		"exchange for reporter": {"reporter", "grant_type=" + url.QueryEscape(idp.GrantExchange), idp.UnauthorizedClient, lab.GateFunction},
		"a scope too many":      {"reporter", "grant_type=client_credentials&scope=dashboards.read+billing.refund", idp.InvalidScope, lab.GateFunction},
		"a service signs in":    {"reporter", "grant_type=client_credentials&scope=openid", idp.InvalidScope, lab.GateFunction},
		"unknown audience":      {"biller", "grant_type=client_credentials&resource=" + idp.AudienceReporting, idp.InvalidTarget, lab.GateFunction},
		"grant type twice":      {"reporter", "grant_type=client_credentials&grant_type=client_credentials", idp.InvalidRequest, lab.GateHandler},
		"scope twice":           {"reporter", "grant_type=client_credentials&scope=dashboards.read&scope=dashboards.read", idp.InvalidRequest, lab.GateHandler},
		"no code":               {webClient, "grant_type=authorization_code", idp.InvalidRequest, lab.GateHandler},
		"no refresh token":      {webClient, "grant_type=refresh_token", idp.InvalidRequest, lab.GateHandler},
		"made-up code":          {webClient, redeeming("made-up").Encode(), idp.InvalidGrant, lab.GateObject},
		"made-up refresh token": {webClient, "grant_type=refresh_token&refresh_token=made-up", idp.InvalidGrant, lab.GateObject},
	} {
		t.Run(name, func(t *testing.T) {
			wantRefusal(t, newWalker(t).do("POST", idp.PathToken, test.body, clientBasic(test.client)...), 400, test.code, test.gate)
		})
	}
	w := newWalker(t)
	wantRefusal(t, w.do("POST", idp.PathToken, `{"grant_type": "client_credentials"}`, append(clientBasic("reporter"), "Content-Type", "application/json")...), 400, idp.InvalidRequest, lab.GateHandler)
	tokensOf(t, w.do("POST", idp.PathToken, "grant_type=client_credentials", clientBasic("reporter")...))
}

// TestCodesThatAreNotRedeemed: and after each failure the honest client, with all
// that belongs to the code, still can, where time and use allow it.
func TestCodesThatAreNotRedeemed(t *testing.T) {
	for name, test := range map[string]struct {
		form   []string
		client string
		after  time.Duration
		gate   lab.Gate
		still  bool
	}{
		"another redirect URI": {[]string{"redirect_uri", appRedirect}, webClient, 0, lab.GateObject, true},
		"no redirect URI":      {[]string{"redirect_uri", ""}, webClient, 0, lab.GateObject, true},
		"another verifier":     {[]string{"code_verifier", verifier + "x"}, webClient, 0, lab.GateObject, true},
		"no verifier":          {[]string{"code_verifier", ""}, webClient, 0, lab.GateObject, true},
		"the challenge itself": {[]string{"code_verifier", challengeOf(verifier)}, webClient, 0, lab.GateObject, true},
		"another client":       {nil, appClient, 0, lab.GateObject, true},
		"a minute old":         {nil, webClient, time.Minute, lab.GateContext, false},
		"long forgotten":       {nil, webClient, time.Hour, lab.GateObject, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWalker(t)
			code := w.walk(params()).Get("code")
			w.api.World().Advance(test.after)
			wantRefusal(t, w.post(idp.PathToken, redeeming(code, test.form...), clientBasic(test.client)...), 400, idp.InvalidGrant, test.gate)
			again := w.post(idp.PathToken, redeeming(code), clientBasic(webClient)...)
			if still := again.Response.Status == 200; still != test.still {
				t.Errorf("the honest client gets %d", again.Response.Status)
			}
		})
	}
}

// TestACodeUsedTwice ends what the first use gave (RFC 6749 §4.1.2).
func TestACodeUsedTwice(t *testing.T) {
	w := newWalker(t)
	code := w.walk(params("scope", "openid offline_access orders.read")).Get("code")
	first := tokensOf(t, w.post(idp.PathToken, redeeming(code), clientBasic(webClient)...))
	if !w.worksAtTheAPI(first.AccessToken) {
		t.Fatal("the first token does not work")
	}
	wantRefusal(t, w.post(idp.PathToken, redeeming(code), clientBasic(appClient)...), 400, idp.InvalidGrant, lab.GateObject)
	if !w.worksAtTheAPI(first.AccessToken) {
		t.Error("another client can end the token")
	}
	wantRefusal(t, w.post(idp.PathToken, redeeming(code), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
	if w.worksAtTheAPI(first.AccessToken) {
		t.Error("the first access token still works")
	}
	wantRefusal(t, w.post(idp.PathToken, refreshing(first.RefreshToken), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
}

func refreshing(token string, changes ...string) url.Values {
	return changed(url.Values{"grant_type": {"refresh_token"}, "refresh_token": {token}}, changes...)
}

// TestRefreshTokensRotate: the new one works, the old one ends the family.
func TestRefreshTokensRotate(t *testing.T) {
	w := newWalker(t)
	first := w.tokens()
	second := tokensOf(t, w.post(idp.PathToken, refreshing(first.RefreshToken), clientBasic(webClient)...))
	third := tokensOf(t, w.post(idp.PathToken, refreshing(second.RefreshToken), clientBasic(webClient)...))
	if first.RefreshToken == second.RefreshToken || second.RefreshToken == third.RefreshToken {
		t.Error("a refresh token stays")
	}
	for _, token := range []string{first.AccessToken, second.AccessToken, third.AccessToken} {
		if !w.worksAtTheAPI(token) {
			t.Error("an access token ended early")
		}
	}
	wantRefusal(t, w.post(idp.PathToken, refreshing(third.RefreshToken), clientBasic(appClient)...), 400, idp.InvalidGrant, lab.GateObject)
	wantRefusal(t, w.post(idp.PathToken, refreshing(first.RefreshToken), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
	wantRefusal(t, w.post(idp.PathToken, refreshing(third.RefreshToken), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
	for _, token := range []string{first.AccessToken, second.AccessToken, third.AccessToken} {
		if w.worksAtTheAPI(token) {
			t.Error("an access token of the family still works")
		}
	}
	other := w.tokens()
	tokensOf(t, w.post(idp.PathToken, refreshing(other.RefreshToken), clientBasic(webClient)...)) // another family lives on
}

func TestRefreshingNarrowsScopes(t *testing.T) {
	w := newWalker(t)
	first := w.tokens()
	wantRefusal(t, w.post(idp.PathToken, refreshing(first.RefreshToken, "scope", "orders.read billing.refund"), clientBasic(webClient)...), 400, idp.InvalidScope, lab.GateFunction)
	narrow := tokensOf(t, w.post(idp.PathToken, refreshing(first.RefreshToken, "scope", "orders.read"), clientBasic(webClient)...))
	if narrow.Scope != "orders.read" {
		t.Errorf("scope %q", narrow.Scope)
	}
	if wide := tokensOf(t, w.post(idp.PathToken, refreshing(narrow.RefreshToken), clientBasic(webClient)...)); wide.Scope != first.Scope {
		t.Errorf("afterwards scope is %q, was %q", wide.Scope, first.Scope)
	}
}

func TestRefreshTokensRunOut(t *testing.T) {
	const day = 24 * time.Hour
	w := newWalker(t)
	idle := w.tokens()
	w.api.World().Advance(14 * day)
	wantRefusal(t, w.post(idp.PathToken, refreshing(idle.RefreshToken), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
	tokens := w.tokens()
	for range 2 {
		w.api.World().Advance(13 * day)
		tokens = tokensOf(t, w.post(idp.PathToken, refreshing(tokens.RefreshToken), clientBasic(webClient)...))
	}
	w.api.World().Advance(4 * day) // thirty days after the sign-in
	wantRefusal(t, w.post(idp.PathToken, refreshing(tokens.RefreshToken), clientBasic(webClient)...), 400, idp.InvalidGrant, lab.GateObject)
}

func TestNoRefreshTokenUnasked(t *testing.T) {
	w := newWalker(t)
	code := w.walk(params()).Get("code")
	if tokens := tokensOf(t, w.post(idp.PathToken, redeeming(code), clientBasic(webClient)...)); tokens.RefreshToken != "" {
		t.Error("there is a refresh token without offline_access")
	}
}

// claimsOf reads a token without checking it: what it says is compared, who said
// it is asked elsewhere.
func claimsOf(t testing.TB, text string) (map[string]any, jwt.MapClaims) {
	t.Helper()
	claims := jwt.MapClaims{}
	token, _, err := jwt.NewParser().ParseUnverified(text, claims)
	if err != nil {
		t.Fatal(err)
	}
	return token.Header, claims
}

func TestWhatTokensSay(t *testing.T) {
	w := newWalker(t)
	tokens := w.tokens()
	header, access := claimsOf(t, tokens.AccessToken)
	wantClaims(t, header, map[string]any{"typ": "at+jwt"})
	wantClaims(t, access, map[string]any{
		"iss": "https://authlab.test", "sub": "ana", "client_id": webClient, "scope": "offline_access openid orders.read profile",
		"acr": "aal1", "auth_time": float64(w.api.World().Now().Unix()),
	})
	header, id := claimsOf(t, tokens.IDToken)
	if header["typ"] == "at+jwt" {
		t.Error("an ID token passes for an access token")
	}
	wantClaims(t, id, map[string]any{
		"iss": "https://authlab.test", "sub": "ana", "nonce": "the-nonce", "acr": "aal1", "auth_time": float64(w.api.World().Now().Unix()),
	})
	if audience, _ := id.GetAudience(); len(audience) != 1 || audience[0] != webClient {
		t.Errorf("the ID token is for %v", audience)
	}
	if amr, _ := id["amr"].([]any); len(amr) != 1 || amr[0] != "pwd" {
		t.Errorf("amr %v", id["amr"])
	}
}

func wantClaims(t *testing.T, got, want map[string]any) {
	t.Helper()
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s is %v, want %v", name, got[name], value)
		}
	}
}

// TestGuessingIsSlowedDown by the world's clock, and only for who is guessed at.
func TestGuessingIsSlowedDown(t *testing.T) {
	w := newWalker(t)
	guess := func(client string) lab.Exchange {
		return w.do("POST", idp.PathToken, "grant_type=client_credentials", basicOf(client+":wrong")...)
	}
	for range 10 {
		wantRefusal(t, guess("reporter"), 401, idp.InvalidClient, lab.GateIdentity)
	}
	w.api.World().Advance(59 * time.Second)
	x := w.do("POST", idp.PathToken, "grant_type=client_credentials", clientBasic("reporter")...)
	wantRefusal(t, x, 429, "", lab.GateIdentity)
	if wait := x.Response.Header.Get("Retry-After"); wait != "1" {
		t.Errorf("Retry-After %q", wait)
	}
	tokensOf(t, w.do("POST", idp.PathToken, "grant_type=client_credentials", clientBasic("biller")...))
	w.api.World().Advance(time.Second)
	tokensOf(t, w.do("POST", idp.PathToken, "grant_type=client_credentials", clientBasic("reporter")...))
}

func TestGuessingPasswordsIsSlowedDown(t *testing.T) {
	for _, name := range []string{"ana", "nobody-knows"} { // being counted says nothing about a name
		w := newWalker(t)
		page := w.get(idp.PathAuthorize + "?" + params().Encode())
		for range 5 {
			wantRefusal(t, w.fill(page, "name", name, "password", "wrong"), 401, idp.AccessDenied, lab.GateIdentity)
		}
		x := w.fill(page, "name", name, "password", name+"-pw")
		wantRefusal(t, x, 429, "", lab.GateIdentity)
		if wait := x.Response.Header.Get("Retry-After"); wait != "900" {
			t.Errorf("Retry-After %q", wait)
		}
		if x := w.fill(page, "name", "ben", "password", "ben-pw"); x.Response.Status != 303 {
			t.Errorf("ben must wait for %s: %d", name, x.Response.Status)
		}
	}
}

// TestSecretsInTheAddressDoNotCount: they would stand in logs (RFC 6749 §2.3.1).
func TestSecretsInTheAddressDoNotCount(t *testing.T) {
	secret := url.Values{"client_id": {"reporter"}, "client_secret": {"reporter-secret"}}.Encode()
	x := newWalker(t).do("POST", idp.PathToken+"?"+secret, "grant_type=client_credentials")
	wantRefusal(t, x, 401, idp.InvalidClient, lab.GateCredential)
	tokensOf(t, newWalker(t).do("POST", idp.PathToken, "grant_type=client_credentials&"+secret))
}

// TestTokensAreAskedForByPost (RFC 6749 §3.2).
func TestTokensAreAskedForByPost(t *testing.T) {
	for _, path := range []string{idp.PathToken, idp.PathIntrospect, idp.PathRevoke, idp.PathLogin, idp.PathServiceACS} {
		x := newWalker(t).get(path + "?grant_type=client_credentials")
		if x.Response.Status != 405 || x.Response.Header.Get("Allow") != "POST" {
			t.Errorf("%s: %d, Allow %q", path, x.Response.Status, x.Response.Header.Get("Allow"))
		}
	}
}

// TestWithoutOpenIDNobodySignsIn: OAuth alone is about access, not identity.
func TestWithoutOpenIDNobodySignsIn(t *testing.T) {
	w := newWalker(t)
	tokens := tokensOf(t, w.post(idp.PathToken, redeeming(w.walk(params("scope", "orders.read")).Get("code")), clientBasic(webClient)...))
	if tokens.IDToken != "" || !w.worksAtTheAPI(tokens.AccessToken) {
		t.Errorf("got %+v", tokens)
	}
}
