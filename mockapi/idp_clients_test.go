package mockapi_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/idp"
	"authlab/mockapi/world"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// liveServer is a provider that calls itself by the address it is reached at. Its
// clock is today's: real clients look at their own.
func liveServer(t *testing.T) *mockapi.Server {
	t.Helper()
	w := world.New(lab.WorldSpec{Seed: 1, Clock: time.Now(), Existence: lab.Hidden})
	server := serve(t, mockapi.New(w, mockapi.Options{}))
	server.IssueAs(server.BaseURL())
	return server
}

// browser is a person who signs in and agrees, by the JSON pages, and stops where
// they are sent to the client.
type browser struct {
	t      *testing.T
	client *http.Client
	base   string
}

func newBrowser(t *testing.T, base string) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &browser{t: t, base: base, client: &http.Client{Jar: jar, CheckRedirect: stay}}
}

// walk goes from an address to the client, and returns what the client is told.
func (b *browser) walk(from, person string) url.Values {
	b.t.Helper()
	to := from
	for range 6 {
		page, next := b.get(to)
		if page != nil {
			next = b.fill(*page, person)
		}
		if strings.HasPrefix(next, "/") {
			to = b.base + next
			continue
		}
		arrived, err := url.Parse(next)
		if err != nil {
			b.t.Fatal(err)
		}
		return arrived.Query()
	}
	b.t.Fatal("the pages never end")
	return nil
}

func (b *browser) get(address string) (*idp.Page, string) {
	b.t.Helper()
	return b.send("GET", address, nil)
}

func (b *browser) post(path string, form url.Values) (*idp.Page, string) {
	b.t.Helper()
	return b.send("POST", b.base+path, form)
}

// send returns the page it is shown, or where it is sent.
func (b *browser) send(method, address string, form url.Values) (*idp.Page, string) {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", formType)
	}
	response, err := b.client.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }() // it has been read
	if response.StatusCode == http.StatusSeeOther {
		return nil, response.Header.Get("Location")
	}
	var page idp.Page
	if err := json.NewDecoder(response.Body).Decode(&page); err != nil || response.StatusCode != http.StatusOK {
		b.t.Fatalf("%s: %v", response.Status, err)
	}
	return &page, ""
}

func (b *browser) fill(page idp.Page, person string) string {
	b.t.Helper()
	answers := map[string]string{"name": person, "password": person + "-pw", "decision": "allow"}
	form := url.Values{}
	for _, field := range page.Fields {
		form.Set(field.Name, field.Value)
		if field.Value == "" {
			form.Set(field.Name, answers[field.Name])
		}
	}
	_, next := b.post(page.Post, form)
	return next
}

// TestARelyingParty: golang.org/x/oauth2 and coreos/go-oidc find the provider,
// complete the code flow, check the ID token and refresh, with each kind of client.
func TestARelyingParty(t *testing.T) {
	for _, client := range []oauth2.Config{
		{ClientID: webClient, ClientSecret: "house-web-secret", RedirectURL: webRedirect, Endpoint: oauth2.Endpoint{AuthStyle: oauth2.AuthStyleInHeader}},
		{ClientID: appClient, ClientSecret: "parcelly-app-secret", RedirectURL: appRedirect, Endpoint: oauth2.Endpoint{AuthStyle: oauth2.AuthStyleInParams}},
		{ClientID: cliClient, RedirectURL: cliRedirect, Endpoint: oauth2.Endpoint{AuthStyle: oauth2.AuthStyleInParams}},
	} {
		t.Run(client.ClientID, func(t *testing.T) { completeFlow(t, client) })
	}
}

func completeFlow(t *testing.T, client oauth2.Config) {
	server := liveServer(t)
	provider, err := oidc.NewProvider(t.Context(), server.BaseURL())
	if err != nil {
		t.Fatal(err)
	}
	style := client.Endpoint.AuthStyle
	client.Endpoint = provider.Endpoint()
	client.Endpoint.AuthStyle = style // asking for it costs the first code
	client.Scopes = []string{oidc.ScopeOpenID, "profile", oidc.ScopeOfflineAccess, "orders.read"}
	secret, nonce := oauth2.GenerateVerifier(), "a-nonce"
	told := newBrowser(t, server.BaseURL()).walk(client.AuthCodeURL("a-state", oauth2.S256ChallengeOption(secret), oidc.Nonce(nonce)), "ana")
	if told.Get("state") != "a-state" || told.Get("iss") != server.BaseURL() {
		t.Fatalf("the client is told %v", told)
	}
	if _, err := client.Exchange(t.Context(), told.Get("code"), oauth2.VerifierOption(oauth2.GenerateVerifier())); err == nil {
		t.Fatal("another verifier redeems the code")
	}
	token, err := client.Exchange(t.Context(), told.Get("code"), oauth2.VerifierOption(secret))
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := provider.Verifier(&oidc.Config{ClientID: client.ClientID}).Verify(t.Context(), raw)
	if err != nil || id.Subject != "ana" || id.Nonce != nonce {
		t.Fatalf("%+v %v", id, err)
	}
	refreshAndAsk(t, provider, client, token)
}

func refreshAndAsk(t *testing.T, provider *oidc.Provider, client oauth2.Config, token *oauth2.Token) {
	old := *token
	token.Expiry = time.Now().Add(-time.Hour) // makes the library refresh
	source := client.TokenSource(t.Context(), token)
	fresh, err := source.Token()
	if err != nil || fresh.RefreshToken == old.RefreshToken || fresh.AccessToken == old.AccessToken {
		t.Fatalf("not refreshed: %v", err)
	}
	info, err := provider.UserInfo(t.Context(), source)
	if err != nil || info.Subject != "ana" {
		t.Fatalf("%+v %v", info, err)
	}
	if _, err := client.TokenSource(t.Context(), &oauth2.Token{RefreshToken: old.RefreshToken}).Token(); err == nil {
		t.Error("the old refresh token works")
	}
	if _, err := provider.UserInfo(t.Context(), oauth2.StaticTokenSource(fresh)); err == nil {
		t.Error("the family outlives the reuse of a refresh token")
	}
}

// TestIssuersAreNotMixedUp: a client that came by another name does not take the
// provider for the one it wanted.
func TestIssuersAreNotMixedUp(t *testing.T) {
	server := liveServer(t)
	other := strings.Replace(server.BaseURL(), "127.0.0.1", "localhost", 1)
	if _, err := oidc.NewProvider(t.Context(), other); err == nil {
		t.Error("the client does not notice")
	}
}

// TestMetadataSaysTheSameTwice, once for OpenID Connect and once for OAuth.
func TestMetadataSaysTheSameTwice(t *testing.T) {
	w := newWalker(t)
	first, second := w.get(idp.PathOpenID).Response.Body, w.get(idp.PathOAuth).Response.Body
	var metadata idp.Metadata
	if err := json.Unmarshal([]byte(first), &metadata); err != nil || first != second {
		t.Fatalf("%v\n%s\n%s", err, first, second)
	}
	if metadata.Issuer != "https://authlab.test" || metadata.Token != "https://authlab.test/idp/token" {
		t.Errorf("got %+v", metadata)
	}
	for _, path := range []string{metadata.Authorization, metadata.Token, metadata.UserInfo, metadata.Keys, metadata.Introspection, metadata.Revocation} {
		route := strings.TrimPrefix(path, metadata.Issuer)
		found := false
		for _, one := range mockapi.Routes() {
			found = found || one.Pattern == route
		}
		if !found {
			t.Errorf("there is no %s", path)
		}
	}
}

// TestKeysArePublic: the set holds what verifies, and nothing that signs.
func TestKeysArePublic(t *testing.T) {
	var set struct{ Keys []map[string]string }
	if err := json.Unmarshal([]byte(newWalker(t).get(idp.PathKeys).Response.Body), &set); err != nil || len(set.Keys) < 2 {
		t.Fatalf("%v %v", err, set)
	}
	for _, key := range set.Keys {
		for _, private := range []string{"d", "p", "q", "dp", "dq", "qi", "k"} {
			if key[private] != "" {
				t.Errorf("%s shows %s", key["kid"], private)
			}
		}
		if key["kid"] == "" || key["alg"] == "" || key["use"] != "sig" {
			t.Errorf("a key without a name or an algorithm: %v", key)
		}
	}
}

// TestCurlWalksTheCodeFlow, as a person in a terminal would.
func TestCurlWalksTheCodeFlow(t *testing.T) {
	curl, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("there is no curl on this machine")
	}
	server := liveServer(t)
	jar := filepath.Join(t.TempDir(), "cookies")
	run := func(arguments ...string) string {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		out, err := exec.CommandContext(ctx, curl, append([]string{"-s", "-b", jar, "-c", jar}, arguments...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("curl %v: %v\n%s", arguments, err, out)
		}
		return string(out)
	}
	var page idp.Page
	if err := json.Unmarshal([]byte(run(server.BaseURL()+idp.PathAuthorize+"?"+params().Encode())), &page); err != nil {
		t.Fatal(err)
	}
	to := run("-o", "/dev/null", "-w", "%{redirect_url}", server.BaseURL()+page.Post,
		"--data-urlencode", "request="+page.Fields[0].Value, "-d", "name=ana", "-d", "password=ana-pw")
	arrived, err := url.Parse(to)
	if err != nil || arrived.Query().Get("code") == "" {
		t.Fatalf("sent to %q", to)
	}
	var tokens idp.Tokens
	answer := run("-u", "house-web:house-web-secret", server.BaseURL()+idp.PathToken, "-d", redeeming(arrived.Query().Get("code")).Encode())
	if err := json.Unmarshal([]byte(answer), &tokens); err != nil || tokens.AccessToken == "" {
		t.Fatalf("%v: %s", err, answer)
	}
	if info := run("-H", "Authorization: Bearer "+tokens.AccessToken, server.BaseURL()+idp.PathUserInfo); !strings.Contains(info, `"sub":"ana"`) {
		t.Errorf("curl is told %s", info)
	}
}
