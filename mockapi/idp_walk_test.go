package mockapi_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/idp"
)

// walker is a person with plain requests and one cookie, and a client beside them.
type walker struct {
	t      testing.TB
	api    *mockapi.API
	cookie string
}

func newWalker(t testing.TB) *walker {
	return &walker{t: t, api: mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})}
}

const (
	verifier    = "a-verifier-of-forty-three-letters-and-no-less"
	webClient   = "house-web"
	webRedirect = "https://web.authlab.test/callback"
	appClient   = "parcelly-app"
	appRedirect = "https://app.parcelly.test/callback"
	cliClient   = "house-cli"
	cliRedirect = "http://127.0.0.1:40123/callback"
	formType    = "application/x-www-form-urlencoded"
)

func challengeOf(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// params is a sound authorization request, with changes: pairs of name and value,
// where an empty value takes the parameter out.
func params(changes ...string) url.Values {
	values := url.Values{
		"client_id": {webClient}, "redirect_uri": {webRedirect}, "response_type": {"code"},
		"scope": {"openid profile orders.read"}, "state": {"the-state"}, "nonce": {"the-nonce"},
		"code_challenge": {challengeOf(verifier)}, "code_challenge_method": {"S256"},
	}
	return changed(values, changes...)
}

func changed(values url.Values, changes ...string) url.Values {
	for i := 0; i+1 < len(changes); i += 2 {
		if values.Set(changes[i], changes[i+1]); changes[i+1] == "" {
			values.Del(changes[i])
		}
	}
	return values
}

func (w *walker) do(method, target, body string, fields ...string) lab.Exchange {
	w.t.Helper()
	header := http.Header{}
	if body != "" {
		header.Set("Content-Type", formType)
	}
	if w.cookie != "" {
		header.Set("Cookie", w.cookie)
	}
	for i := 0; i+1 < len(fields); i += 2 {
		header.Set(fields[i], fields[i+1])
	}
	x := w.api.Do(w.t.Context(), lab.Request{Method: method, Target: target, Header: header, Body: body})
	for _, cookie := range (&http.Response{Header: x.Response.Header}).Cookies() {
		w.cookie = cookie.Name + "=" + cookie.Value
	}
	checkProvider(w.t, x)
	return x
}

// checkProvider holds each of the provider's answers to what all must be.
func checkProvider(t testing.TB, x lab.Exchange) {
	t.Helper()
	if x.Response.Status >= 500 {
		t.Errorf("status %d", x.Response.Status)
	}
	if cache := x.Response.Header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("Cache-Control %q (RFC 6749 §5.1)", cache)
	}
	if x.Response.Status == 401 && x.Response.Header.Get("WWW-Authenticate") == "" {
		t.Error("a 401 without a challenge")
	}
	if x.Response.Status >= 400 {
		if _, stopped := x.Trace.Stop(); !stopped {
			t.Errorf("refused with %d, and no gate says so", x.Response.Status)
		}
	}
	given, _ := url.ParseQuery(x.Request.Body)
	for _, name := range []string{"password", "client_secret", "code", "refresh_token", "subject_token", "token", "code_verifier"} {
		if secret := given.Get(name); len(secret) > 5 && strings.Contains(x.Log+traceText(x.Trace), secret) {
			t.Errorf("%s is written down", name)
		}
	}
}

func (w *walker) get(target string) lab.Exchange { w.t.Helper(); return w.do("GET", target, "") }

func (w *walker) post(path string, form url.Values, fields ...string) lab.Exchange {
	w.t.Helper()
	return w.do("POST", path, form.Encode(), fields...)
}

// fill answers the page a step shows.
func (w *walker) fill(x lab.Exchange, answers ...string) lab.Exchange {
	w.t.Helper()
	var page idp.Page
	if err := json.Unmarshal([]byte(x.Response.Body), &page); err != nil {
		w.t.Fatalf("no page but %d %q %s", x.Response.Status, x.Response.Header.Get("Location"), x.Response.Body)
	}
	form := url.Values{}
	for _, field := range page.Fields {
		form.Set(field.Name, field.Value)
	}
	return w.post(page.Post, changed(form, answers...))
}

// follow goes on until there is a page, or the person is sent to the client.
func (w *walker) follow(x lab.Exchange) lab.Exchange {
	w.t.Helper()
	for x.Response.Status == 303 && strings.HasPrefix(x.Response.Header.Get("Location"), "/") {
		x = w.get(x.Response.Header.Get("Location"))
	}
	return x
}

// walk signs ana in, agrees where asked, and returns what the client is told.
func (w *walker) walk(asked url.Values) url.Values {
	w.t.Helper()
	x := w.follow(w.get(idp.PathAuthorize + "?" + asked.Encode()))
	if strings.Contains(x.Response.Body, `"password"`) {
		x = w.follow(w.fill(x, "name", "ana", "password", "ana-pw"))
	}
	if strings.Contains(x.Response.Body, `"decision"`) {
		x = w.fill(x, "decision", "allow")
	}
	return told(w.t, x)
}

// told are the parameters a client is sent back with.
func told(t testing.TB, x lab.Exchange) url.Values {
	t.Helper()
	to, err := url.Parse(x.Response.Header.Get("Location"))
	if err != nil || x.Response.Status != 303 || !to.IsAbs() {
		t.Fatalf("nobody is sent to the client: %d %q %s", x.Response.Status, x.Response.Header.Get("Location"), x.Response.Body)
	}
	return to.Query()
}

func clientBasic(client string) []string {
	text := url.QueryEscape(client) + ":" + url.QueryEscape(client+"-secret")
	return []string{"Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte(text))}
}

func redeeming(code string, changes ...string) url.Values {
	return changed(url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {webRedirect}, "code_verifier": {verifier},
	}, changes...)
}

// tokens redeems a code of the web client's.
func (w *walker) tokens(changes ...string) idp.Tokens {
	w.t.Helper()
	code := w.walk(params(append([]string{"scope", "openid profile offline_access orders.read"}, changes...)...)).Get("code")
	return tokensOf(w.t, w.post(idp.PathToken, redeeming(code), clientBasic(webClient)...))
}

func tokensOf(t testing.TB, x lab.Exchange) idp.Tokens {
	t.Helper()
	var tokens idp.Tokens
	if err := json.Unmarshal([]byte(x.Response.Body), &tokens); err != nil || x.Response.Status != 200 || tokens.AccessToken == "" {
		t.Fatalf("no tokens: %d %s\n%s", x.Response.Status, x.Response.Body, traceText(x.Trace))
	}
	return tokens
}

// wantRefusal checks status, code and gate of a refusal to a client.
func wantRefusal(t *testing.T, x lab.Exchange, status int, code string, gate lab.Gate) {
	t.Helper()
	var refused struct{ Error string }
	_ = json.Unmarshal([]byte(x.Response.Body), &refused)
	if x.Response.Status != status || refused.Error != code || x.Trace.StoppedAt() != gate {
		t.Errorf("got %d %q at %s, want %d %q at %s\n%s", x.Response.Status, refused.Error, x.Trace.StoppedAt(), status, code, gate, traceText(x.Trace))
	}
}

// worksAtTheAPI reports whether the API takes an access token.
func (w *walker) worksAtTheAPI(token string) bool {
	w.t.Helper()
	x := w.api.Do(w.t.Context(), lab.Request{Method: "GET", Target: "/orders", Header: http.Header{"Authorization": {"Bearer " + token}}})
	return x.Response.Status == 200
}
