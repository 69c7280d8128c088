package idp

import (
	"crypto/subtle"
	"slices"
	"time"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// The audiences tokens are given for.
const (
	AudienceAPI       = authn.Audience
	AudienceReporting = "https://reporting.authlab.test"
)

// The grant types of the token endpoint.
const (
	GrantCode     = "authorization_code"
	GrantRefresh  = "refresh_token"
	GrantClient   = "client_credentials"
	GrantExchange = "urn:ietf:params:oauth:grant-type:token-exchange"
)

// Client is an application the provider knows.
type Client struct {
	ID   string
	Name string

	// Public clients run where anybody can read their code, and so have no secret
	// (RFC 6749 §2.1).
	Public bool
	// House clients are the house's own: nobody is asked to agree to them.
	House bool
	// Native clients may listen on any port of the loopback address they
	// registered (RFC 8252 §7.3).
	Native bool

	Redirects []string
	Grants    []string
	Scopes    []string
	Audiences []string // it may have tokens for; the first is meant where none is named
	Resource  string   // the audience it is itself, and may introspect tokens of
	IDToken   string   // the algorithm of its ID tokens (OpenID Connect Registration §2)
}

const (
	scopeProfile = "profile"
	scopeOffline = "offline_access"
)

// Clients lists every client. The services are clients under their own names.
func Clients() []Client {
	signIn := []string{GrantCode, GrantRefresh}
	identity := []string{ScopeOpenID, scopeProfile, scopeOffline}
	api := []string{AudienceAPI}
	return []Client{
		{ID: "parcelly-app", Name: "Parcelly", Redirects: []string{"https://app.parcelly.test/callback"},
			Grants: signIn, Scopes: append(identity, "orders.read"), Audiences: api, IDToken: jwt.SigningMethodRS256.Alg()},
		{ID: "house-web", Name: "the house's web application", House: true, Redirects: []string{"https://web.authlab.test/callback"},
			Grants: signIn, Scopes: append(identity, houseScopes()...), Audiences: api, IDToken: jwt.SigningMethodEdDSA.Alg()},
		{ID: "house-cli", Name: "the house's command line", Public: true, Native: true,
			Redirects: []string{"http://127.0.0.1/callback", "http://[::1]/callback"},
			Grants:    signIn, Scopes: append(identity, houseScopes()...), Audiences: api, IDToken: jwt.SigningMethodEdDSA.Alg()},
		{ID: "reporter", Name: "the reporting service", Grants: []string{GrantClient},
			Scopes: []string{"dashboards.read", "reports.read", "reports.write"}, Audiences: []string{AudienceAPI, AudienceReporting}},
		{ID: "biller", Name: "the billing service", Grants: []string{GrantClient, GrantExchange},
			Scopes: []string{"invoices.read", "invoices.write", "orders.read"}, Audiences: api},
		{ID: "gateway", Name: "the API itself, asking about tokens", Resource: AudienceAPI},
		{ID: "reporting", Name: "the reporting API, asking about tokens", Resource: AudienceReporting},
	}
}

// houseScopes is what a person may let the house's own clients do.
func houseScopes() []string {
	return []string{"billing.read", "billing.refund", "invoices.read", "orders.read", "tickets.read", "tickets.write"}
}

// FindClient finds a client by its id.
func FindClient(id string) (Client, bool) {
	at := slices.IndexFunc(Clients(), func(c Client) bool { return c.ID == id })
	if at < 0 {
		return Client{}, false
	}
	return Clients()[at], true
}

// supportedScopes are all that any client may ask for.
func supportedScopes() []string {
	var all []string
	for _, client := range Clients() {
		all = append(all, client.Scopes...)
	}
	return unique(all)
}

// asPerson is a client as a caller: a service is somebody in the world, with
// roles; any other client has none.
func (c Client) asPerson(w *world.World) world.Person {
	if person, found := w.Person(c.ID); found {
		return person
	}
	return world.Person{ID: c.ID, Name: c.Name, Kind: "client"}
}

// clientRation is how often a client's secret may be got wrong (RFC 6749 §10.10).
func clientRation() world.Ration { return world.Ration{Limit: 10, Window: time.Minute} }

// Authenticate proves a client. An empty secret is none: a client without one
// only names itself, and only a public client may. Failures are rationed by the
// name, known or not, and while the ration is spent no secret is looked at.
func Authenticate(w *world.World, id, secret string) (authn.Proof, error) {
	key := "client " + w.Pigeonhole("client "+id, 256)
	if wait := w.Wait(clientRation(), key); wait > 0 {
		return authn.Proof{}, &authn.Refusal{Why: "too many tries: this one was not looked at", Wait: wait}
	}
	client, why := proves(w, id, secret)
	if why != "" {
		w.Spend(clientRation(), key)
		return authn.Proof{}, &authn.Refusal{Why: why}
	}
	return authn.Proof{Person: client.asPerson(w)}, nil
}

// proves says why a client is not proven, or nothing. An unknown name and a wrong
// secret take the same time and look the same.
func proves(w *world.World, id, secret string) (Client, string) {
	client, known := FindClient(id)
	right := subtle.ConstantTimeCompare([]byte(secret), []byte(w.ClientSecret(id))) == 1
	switch {
	case !known:
		return client, "no client has this id"
	case client.Public && secret != "":
		return client, "a public client has no secret to present"
	case !client.Public && secret == "":
		return client, "the client has a secret and did not present it"
	case !client.Public && !right:
		return client, "this is not the client's secret"
	}
	return client, ""
}
