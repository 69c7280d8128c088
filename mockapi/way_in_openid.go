package mockapi

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/idp"
	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
)

// commandLine is the client that a terminal is: public, for whatever runs here can be
// read here, and on the loopback address (RFC 8252 §8.4).
const (
	commandLine         = "house-cli"
	commandLineRedirect = "http://127.0.0.1:8250/callback"
)

// relyingParty is the client's side of a sign-in by OpenID Connect: what it made up
// before it asked, and holds every answer to.
type relyingParty struct {
	*signIn
	issuer, state, nonce, verifier string
	tokens                         idp.Tokens
}

func (s *signIn) beginOpenID(has world.Factors) {
	client := &relyingParty{signIn: s}
	var scopes []string
	s.server.api.change(func(w *world.World) *world.World {
		client.issuer, client.state, client.nonce, client.verifier = w.Issuer(), w.Token(), w.Token(), w.Token()+w.Token() // at least 43 letters (RFC 7636 §4.1)
		scopes = wantedScopes(s.who)
		return w
	})
	query := url.Values{
		"client_id": {commandLine}, "redirect_uri": {commandLineRedirect}, "response_type": {"code"}, "scope": {strings.Join(scopes, " ")},
		"state": {client.state}, "nonce": {client.nonce}, "code_challenge": {idp.Challenge(client.verifier)}, "code_challenge_method": {"S256"},
	}
	s.ask(lab.SignInStep{
		Title: "the client's question", Clause: "OpenID Connect Core §3.1.2.1",
		Proves:  "proves nothing yet: the client says who it is and what it wants, and keeps the verifier behind its challenge to itself",
		Request: get(idp.PathAuthorize + "?" + query.Encode()),
	}, s.toProvider(has, lab.SignInStep{
		Clause: "RFC 9700 §2.4",
		Proves: "proves to the identity provider who this is; the client never sees the password",
	}, client.askConsent))
}

// wantedScopes are those a client asks for: what its user's roles can use, of those it may
// have.
func wantedScopes(person world.Person) []string {
	client, _ := idp.FindClient(commandLine)
	scopes := []string{idp.ScopeOpenID}
	for _, scope := range world.ScopesFor(person.Permissions()) {
		if slices.Contains(client.Scopes, scope) {
			scopes = append(scopes, scope)
		}
	}
	return scopes
}

func (c *relyingParty) askConsent(exchange lab.Exchange) error {
	to, err := c.sentTo(exchange)
	if err != nil {
		return err
	}
	cookie := setCookie(exchange, SignInCookie)
	c.ask(lab.SignInStep{
		Title: "the consent page", Clause: "OpenID Connect Core §3.1.2.4",
		Proves:  "proves by a cookie of the provider's alone who is asked; nobody has agreed to anything yet",
		Request: get(to.RequestURI(), "Cookie", cookie),
	}, func(exchange lab.Exchange) error {
		page, err := c.page(exchange, "decision")
		if err != nil {
			return err
		}
		c.ask(lab.SignInStep{
			Title: "consent", Clause: "OpenID Connect Core §3.1.2.4",
			Proves:  "proves that the person agrees: the client gets a code, which is no token, and good once",
			Request: sendForm(page.Post, cookie, filled(page, "decision", "allow")),
		}, c.redeem)
		return nil
	})
	return nil
}

// redeem trades the code for tokens, once the answer is the one to the client's own
// question (RFC 9700 §4.7, RFC 9207 §2.4).
func (c *relyingParty) redeem(exchange lab.Exchange) error {
	to, err := c.sentTo(exchange)
	if err != nil {
		return err
	}
	told := to.Query()
	if told.Get("state") != c.state || told.Get("iss") != c.issuer || told.Get("code") == "" {
		return c.astray("answered with another state or issuer than the client's")
	}
	c.ask(lab.SignInStep{
		Title: "the code for tokens", Clause: "RFC 7636 §4.6",
		Proves: "proves that it is the client that asked: it alone knows the verifier behind the challenge",
		Request: sendForm(idp.PathToken, "", url.Values{
			"grant_type": {idp.GrantCode}, "code": {told.Get("code")}, "redirect_uri": {commandLineRedirect},
			"client_id": {commandLine}, "code_verifier": {c.verifier},
		}),
	}, c.askKeys)
	return nil
}

func (c *relyingParty) askKeys(exchange lab.Exchange) error {
	if err := json.Unmarshal([]byte(exchange.Response.Body), &c.tokens); err != nil || c.tokens.AccessToken == "" {
		return c.astray("answered without tokens")
	}
	c.ask(lab.SignInStep{
		Title: "the provider's keys", Clause: "OpenID Connect Core §3.1.3.7",
		Proves:  "proves to the client who signed in: with these keys it checks the ID token's signature, issuer, audience, age and nonce",
		Request: get(idp.PathKeys),
	}, c.useToken)
	return nil
}

func (c *relyingParty) useToken(exchange lab.Exchange) error {
	if err := c.checkIdentity(exchange.Response.Body); err != nil {
		return c.astray("answered, and the ID token does not hold: " + err.Error())
	}
	bearer := lab.Key{Header: "Authorization", Value: "Bearer " + c.tokens.AccessToken}
	c.ask(lab.SignInStep{
		Title: "the token at work", Clause: "RFC 6750 §2.1",
		Proves:  "proves what the provider signed for this API: who agreed, and to what; whoever holds it, can use it",
		Request: get("/whoami", bearer.Header, bearer.Value),
	}, func(lab.Exchange) error {
		return c.keep(lab.WithBearer, bearer, c.now().Add(time.Duration(c.tokens.ExpiresIn)*time.Second))
	})
	return nil
}

func (c *relyingParty) now() time.Time { return c.server.Clock() }

// checkIdentity holds the ID token to all that a client must ask of it.
func (c *relyingParty) checkIdentity(published string) error {
	var keys jose.JSONWebKeySet
	if err := json.Unmarshal([]byte(published), &keys); err != nil {
		return err
	}
	named := func(token *jwt.Token) (any, error) {
		id, _ := token.Header["kid"].(string)
		for _, key := range keys.Key(id) {
			return key.Key, nil
		}
		return nil, fmt.Errorf("no published key is called %q", id)
	}
	var says struct {
		jwt.RegisteredClaims
		Nonce string `json:"nonce"`
	}
	client, _ := idp.FindClient(commandLine)
	_, err := jwt.ParseWithClaims(c.tokens.IDToken, &says, named, jwt.WithValidMethods([]string{client.IDToken}),
		jwt.WithIssuer(c.issuer), jwt.WithAudience(commandLine), jwt.WithExpirationRequired(), jwt.WithTimeFunc(c.now))
	if err == nil && (says.Nonce != c.nonce || says.Subject != c.who.ID) {
		err = fmt.Errorf("it answers another request, or is about somebody else")
	}
	return err
}
