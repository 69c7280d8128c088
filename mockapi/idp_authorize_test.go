package mockapi_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi/idp"
)

// TestTheCodeFlow is the positive control of all the refusals below.
func TestTheCodeFlow(t *testing.T) {
	for client, redirect := range map[string]string{webClient: webRedirect, appClient: appRedirect, cliClient: cliRedirect} {
		t.Run(client, func(t *testing.T) {
			w := newWalker(t)
			got := w.walk(params("client_id", client, "redirect_uri", redirect))
			if got.Get("code") == "" || got.Get("state") != "the-state" || got.Get("iss") != "https://authlab.test" || len(got) != 3 {
				t.Fatalf("the client is told %v", got)
			}
			form, fields := redeeming(got.Get("code"), "redirect_uri", redirect), clientBasic(client)
			if client == cliClient {
				form.Set("client_id", client)
				fields = nil
			}
			tokens := tokensOf(t, w.post(idp.PathToken, form, fields...))
			if tokens.TokenType != "Bearer" || tokens.ExpiresIn != 3600 || tokens.IDToken == "" || tokens.RefreshToken != "" {
				t.Errorf("got %+v", tokens)
			}
			if !w.worksAtTheAPI(tokens.AccessToken) {
				t.Error("the API does not take the token")
			}
		})
	}
}

// TestErrorsToldToThePerson: while it is not certain that client and redirect URI
// belong together, nobody is sent anywhere (RFC 6749 §4.1.2.1).
func TestErrorsToldToThePerson(t *testing.T) {
	for name, test := range map[string]struct {
		query string
		gate  lab.Gate
	}{
		"no client":               {params("client_id", "").Encode(), lab.GateCredential},
		"no redirect URI":         {params("redirect_uri", "").Encode(), lab.GateCredential},
		"two clients":             {params().Encode() + "&client_id=parcelly-app", lab.GateCredential},
		"two redirect URIs":       {params().Encode() + "&redirect_uri=https://evil.test/", lab.GateCredential},
		"not parameters":          {"client_id=%zz", lab.GateCredential},
		"an unknown client":       {params("client_id", "nobody-knows").Encode(), lab.GateIdentity},
		"longer":                  {params("redirect_uri", webRedirect+"/more").Encode(), lab.GateFunction},
		"with a query":            {params("redirect_uri", webRedirect+"?x=1").Encode(), lab.GateFunction},
		"with a fragment":         {params("redirect_uri", webRedirect+"#x").Encode(), lab.GateFunction},
		"another host":            {params("redirect_uri", "https://web.authlab.test.evil.test/callback").Encode(), lab.GateFunction},
		"a user in front":         {params("redirect_uri", "https://web.authlab.test@evil.test/callback").Encode(), lab.GateFunction},
		"another case":            {params("redirect_uri", "https://WEB.authlab.test/callback").Encode(), lab.GateFunction},
		"a way up":                {params("redirect_uri", "https://web.authlab.test/x/../callback").Encode(), lab.GateFunction},
		"plain HTTP":              {params("redirect_uri", "http://web.authlab.test/callback").Encode(), lab.GateFunction},
		"a port, not native":      {params("redirect_uri", "https://web.authlab.test:8443/callback").Encode(), lab.GateFunction},
		"another client's":        {params("redirect_uri", appRedirect).Encode(), lab.GateFunction},
		"localhost by name":       {params("client_id", cliClient, "redirect_uri", "http://localhost:4000/callback").Encode(), lab.GateFunction},
		"another path, native":    {params("client_id", cliClient, "redirect_uri", "http://127.0.0.1:4000/other").Encode(), lab.GateFunction},
		"another address, native": {params("client_id", cliClient, "redirect_uri", "http://127.0.0.2:4000/callback").Encode(), lab.GateFunction},
		"https, native":           {params("client_id", cliClient, "redirect_uri", "https://127.0.0.1:4000/callback").Encode(), lab.GateFunction},
		"a user, native":          {params("client_id", cliClient, "redirect_uri", "http://u@127.0.0.1:4000/callback").Encode(), lab.GateFunction},
	} {
		t.Run(name, func(t *testing.T) {
			x := newWalker(t).get(idp.PathAuthorize + "?" + test.query)
			wantRefusal(t, x, 400, idp.InvalidRequest, test.gate)
			if to := x.Response.Header.Get("Location"); to != "" {
				t.Errorf("and yet the person is sent to %s", to)
			}
		})
	}
}

func TestTheLoopbackPortIsFree(t *testing.T) {
	for _, redirect := range []string{"http://127.0.0.1/callback", "http://127.0.0.1:1/callback", "http://[::1]:65535/callback"} {
		got := newWalker(t).walk(params("client_id", cliClient, "redirect_uri", redirect))
		if got.Get("code") == "" {
			t.Errorf("%s: %v", redirect, got)
		}
	}
}

// TestErrorsToldToTheClient: each is sent to the redirect URI, with state and issuer.
func TestErrorsToldToTheClient(t *testing.T) {
	for name, test := range map[string]struct {
		query, code string
		gate        lab.Gate
	}{
		"no response type":     {params("response_type", "").Encode(), idp.InvalidRequest, lab.GateHandler},
		"implicit":             {params("response_type", "token").Encode(), idp.UnsupportedResponseType, lab.GateFunction},
		"hybrid":               {params("response_type", "code id_token").Encode(), idp.UnsupportedResponseType, lab.GateFunction},
		"in the fragment":      {params("response_mode", "fragment").Encode(), idp.InvalidRequest, lab.GateHandler},
		"no scope":             {params("scope", "").Encode(), idp.InvalidScope, lab.GateFunction},
		"unknown scope":        {params("scope", "openid everything").Encode(), idp.InvalidScope, lab.GateFunction},
		"another's scope":      {params("client_id", appClient, "redirect_uri", appRedirect, "scope", "openid billing.refund").Encode(), idp.InvalidScope, lab.GateFunction},
		"no challenge":         {params("code_challenge", "", "code_challenge_method", "").Encode(), idp.InvalidRequest, lab.GateFunction},
		"no challenge, native": {params("client_id", cliClient, "redirect_uri", cliRedirect, "code_challenge", "").Encode(), idp.InvalidRequest, lab.GateFunction},
		"plain":                {params("code_challenge", verifier, "code_challenge_method", "plain").Encode(), idp.InvalidRequest, lab.GateFunction},
		"no method, so plain":  {params("code_challenge_method", "").Encode(), idp.InvalidRequest, lab.GateFunction},
		"no sum":               {params("code_challenge", "short").Encode(), idp.InvalidRequest, lab.GateFunction},
		"state twice":          {params().Encode() + "&state=other", idp.InvalidRequest, lab.GateHandler},
		"scope twice":          {params().Encode() + "&scope=openid", idp.InvalidRequest, lab.GateHandler},
		"unknown prompt":       {params("prompt", "maybe").Encode(), idp.InvalidRequest, lab.GateHandler},
		"none and login":       {params("prompt", "none login").Encode(), idp.InvalidRequest, lab.GateHandler},
		"no number":            {params("max_age", "soon").Encode(), idp.InvalidRequest, lab.GateHandler},
		"below zero":           {params("max_age", "-1").Encode(), idp.InvalidRequest, lab.GateHandler},
		"request object":       {params("request", "e30.e30.").Encode(), idp.RequestNotSupported, lab.GateHandler},
		"request by reference": {params("request_uri", "https://evil.test/r").Encode(), idp.RequestURINotSupported, lab.GateHandler},
		"another resource":     {params("resource", idp.AudienceReporting).Encode(), idp.InvalidTarget, lab.GateFunction},
		"nobody signed in":     {params("prompt", "none").Encode(), idp.LoginRequired, lab.GateIdentity},
		"unknown assurance":    {params("acr_values", "aal3").Encode(), idp.UnmetRequirements, lab.GateIdentity},
	} {
		t.Run(name, func(t *testing.T) {
			x := newWalker(t).get(idp.PathAuthorize + "?" + test.query)
			got := told(t, x)
			if got.Get("error") != test.code || got.Get("state") != "the-state" || got.Get("iss") != "https://authlab.test" || got.Has("code") {
				t.Errorf("the client is told %v, want %s", got, test.code)
			}
			if x.Trace.StoppedAt() != test.gate {
				t.Errorf("stopped at %s, want %s\n%s", x.Trace.StoppedAt(), test.gate, traceText(x.Trace))
			}
		})
	}
}

// TestAServiceHasNoRedirect: a client without the code grant has nowhere to be
// sent back to.
func TestAServiceHasNoRedirect(t *testing.T) {
	x := newWalker(t).get(idp.PathAuthorize + "?" + params("client_id", "reporter").Encode())
	wantRefusal(t, x, 400, idp.InvalidRequest, lab.GateFunction)
}

func TestAWrongPasswordAtTheProvider(t *testing.T) {
	bodies := map[string]bool{}
	for _, name := range []string{"ana", "nobody-knows", "reporter"} {
		w := newWalker(t)
		page := w.get(idp.PathAuthorize + "?" + params().Encode())
		x := w.fill(page, "name", name, "password", "a wrong one")
		wantRefusal(t, x, 401, idp.AccessDenied, lab.GateIdentity)
		bodies[x.Response.Body+x.Response.Header.Get("WWW-Authenticate")] = true
		if w.cookie != "" {
			t.Errorf("%s is signed in", name)
		}
		if again := w.fill(page, "name", "ana", "password", "ana-pw"); again.Response.Status != 303 {
			t.Errorf("the page is of no use after a failure: %d", again.Response.Status)
		}
	}
	if len(bodies) != 1 {
		t.Errorf("failures can be told apart: %v", bodies)
	}
}

func TestALoginPageThatIsNotWaiting(t *testing.T) {
	w := newWalker(t)
	page := w.get(idp.PathAuthorize + "?" + params().Encode())
	wantRefusal(t, w.fill(page, "request", "made-up", "name", "ana", "password", "ana-pw"), 400, idp.InvalidRequest, lab.GateHandler)
	wantRefusal(t, w.fill(page, "name", "ana"), 400, idp.InvalidRequest, lab.GateCredential)
	wantRefusal(t, w.do("POST", idp.PathLogin, `{"name": "ana"}`, "Content-Type", "application/json"), 400, idp.InvalidRequest, lab.GateHandler)
	w.api.World().Advance(10 * time.Minute)
	wantRefusal(t, w.fill(page, "name", "ana", "password", "ana-pw"), 400, idp.InvalidRequest, lab.GateHandler)
}

// TestSeeOther: with a 307 the browser would post the password on to the client
// (RFC 9700 §4.12).
func TestSeeOther(t *testing.T) {
	w := newWalker(t)
	x := w.fill(w.get(idp.PathAuthorize+"?"+params().Encode()), "name", "ana", "password", "ana-pw")
	if x.Response.Status != 303 {
		t.Errorf("status %d", x.Response.Status)
	}
	if x.Principal == nil || x.Principal.ID != "ana" || strings.Contains(x.Log, "ana-pw") {
		t.Errorf("logged as %s", x.Log)
	}
}

func TestPagesCannotBeFramed(t *testing.T) {
	x := newWalker(t).do("GET", idp.PathAuthorize+"?"+params().Encode(), "", "Accept", "text/html")
	header := x.Response.Header
	if !strings.Contains(header.Get("Content-Security-Policy"), "frame-ancestors 'none'") || header.Get("X-Frame-Options") != "DENY" {
		t.Errorf("headers %v", header)
	}
	if !strings.HasPrefix(x.Response.Body, "<!doctype html>") || !strings.HasPrefix(header.Get("Content-Type"), "text/html") {
		t.Errorf("no page: %s", x.Response.Body)
	}
}

// TestOneSignInForAll: who is signed in is not asked again, unless the client wants it.
func TestOneSignInForAll(t *testing.T) {
	w := newWalker(t)
	w.walk(params())
	w.api.World().Advance(time.Minute)
	for name, test := range map[string]struct {
		change []string
		asked  bool
	}{
		"nothing said":     {nil, false},
		"silently":         {[]string{"prompt", "none"}, false},
		"old enough":       {[]string{"max_age", "60"}, false},
		"too old":          {[]string{"max_age", "59"}, true},
		"no age at all":    {[]string{"max_age", "0"}, true},
		"sign in again":    {[]string{"prompt", "login"}, true},
		"choose who":       {[]string{"prompt", "select_account"}, true},
		"a known way":      {[]string{"acr_values", "aal9 aal1"}, false},
		"too old, silence": {[]string{"max_age", "59", "prompt", "none"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			x := w.get(idp.PathAuthorize + "?" + params(test.change...).Encode())
			if asked := strings.Contains(x.Response.Body, `"password"`); asked != test.asked {
				t.Fatalf("asked to sign in: %v, want %v", asked, test.asked)
			}
			if test.asked {
				return
			}
			want := ""
			if name == "too old, silence" {
				want = idp.LoginRequired
			}
			if got := told(t, x); got.Get("error") != want {
				t.Errorf("the client is told %v", got)
			}
		})
	}
	w.api.World().Advance(8 * time.Hour)
	if x := w.get(idp.PathAuthorize + "?" + params("prompt", "none").Encode()); told(t, x).Get("error") != idp.LoginRequired {
		t.Error("a sign-in does not end")
	}
}

// TestConsent: asked once of a client of somebody else's, each time of a client
// anybody can claim to be, and never of the house's own.
func TestConsent(t *testing.T) {
	for _, test := range []struct {
		client, redirect string
		first, again     bool
	}{{webClient, webRedirect, false, false}, {appClient, appRedirect, true, false}, {cliClient, cliRedirect, true, true}} {
		t.Run(test.client, func(t *testing.T) {
			w := newWalker(t)
			asked := params("client_id", test.client, "redirect_uri", test.redirect, "scope", "openid")
			x := w.follow(w.fill(w.get(idp.PathAuthorize+"?"+asked.Encode()), "name", "ana", "password", "ana-pw"))
			if first := strings.Contains(x.Response.Body, `"decision"`); first != test.first {
				t.Fatalf("asked at first: %v\n%s", first, x.Response.Body)
			}
			if test.first {
				told(t, w.fill(x, "decision", "allow"))
			}
			x = w.follow(w.get(idp.PathAuthorize + "?" + asked.Encode()))
			if again := strings.Contains(x.Response.Body, `"decision"`); again != test.again {
				t.Errorf("asked again: %v", again)
			}
			if x := w.follow(w.get(idp.PathAuthorize + "?" + changed(asked, "prompt", "consent").Encode())); !strings.Contains(x.Response.Body, `"decision"`) {
				t.Error("the client wants the person asked, and nobody is")
			}
		})
	}
}

func TestConsentCoversWhatWasAgreedTo(t *testing.T) {
	w := newWalker(t)
	app := func(scope string) url.Values {
		return params("client_id", appClient, "redirect_uri", appRedirect, "scope", scope)
	}
	w.walk(app("openid"))
	if x := w.get(idp.PathAuthorize + "?" + changed(app("openid orders.read"), "prompt", "none").Encode()); told(t, x).Get("error") != idp.ConsentRequired {
		t.Error("more is given than was agreed to")
	} else if x.Trace.StoppedAt() != lab.GateContext {
		t.Errorf("stopped at %s", x.Trace.StoppedAt())
	}
	if x := w.get(idp.PathAuthorize + "?" + changed(app("openid"), "prompt", "none").Encode()); told(t, x).Get("code") == "" {
		t.Error("what was agreed to is not given")
	}
}

func TestNo(t *testing.T) {
	for _, answer := range []string{"deny", "", "ALLOW"} {
		w := newWalker(t)
		asked := params("client_id", appClient, "redirect_uri", appRedirect)
		page := w.follow(w.fill(w.get(idp.PathAuthorize+"?"+asked.Encode()), "name", "ana", "password", "ana-pw"))
		x := w.fill(page, "decision", answer)
		if got := told(t, x); got.Get("error") != idp.AccessDenied || x.Trace.StoppedAt() != lab.GateContext {
			t.Errorf("%q: %v at %s", answer, got, x.Trace.StoppedAt())
		}
		if x := w.fill(page, "decision", "allow"); x.Response.Status != 400 {
			t.Errorf("after a no, a yes counts: %d", x.Response.Status)
		}
	}
}

// TestConsentIsThePersonsOwn: nobody agrees in another's name, and an old sign-in
// does not stand in for the new one a request asks for.
func TestConsentIsThePersonsOwn(t *testing.T) {
	w := newWalker(t)
	w.walk(params())
	ana := w.cookie
	page := w.get(idp.PathAuthorize + "?" + params("client_id", appClient, "redirect_uri", appRedirect, "prompt", "login").Encode())
	request := page.Response.Body[strings.Index(page.Response.Body, `"value":"`)+9:][:22]
	form := url.Values{"request": {request}, "decision": {"allow"}}
	wantRefusal(t, w.post(idp.PathConsent, form), 400, idp.InvalidRequest, lab.GateObject)
	w.cookie = ""
	wantRefusal(t, w.post(idp.PathConsent, form), 401, idp.LoginRequired, lab.GateCredential)
	w.cookie = "idp=made-up"
	wantRefusal(t, w.post(idp.PathConsent, form), 401, idp.LoginRequired, lab.GateIdentity)
	w.cookie = ""
	own := w.fill(page, "name", "ben", "password", "ben-pw")
	ben := w.cookie
	w.cookie = ana
	wantRefusal(t, w.post(idp.PathConsent, form), 400, idp.InvalidRequest, lab.GateObject)
	w.cookie = ben
	if got := told(t, w.fill(w.follow(own), "decision", "allow")); got.Get("code") == "" {
		t.Errorf("ben cannot agree: %v", got)
	}
}

func TestAuthorizeByPost(t *testing.T) {
	w := newWalker(t)
	x := w.post(idp.PathAuthorize, params())
	if got := told(t, w.fill(x, "name", "ana", "password", "ana-pw")); got.Get("code") == "" {
		t.Errorf("the client is told %v", got)
	}
}
