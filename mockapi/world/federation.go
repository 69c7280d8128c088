package world

import (
	"crypto/sha256"
	"encoding/base64"
	"time"
)

// PublicIssuer is what a world's identity provider calls itself, unless it is
// served under an address of its own.
const PublicIssuer = "https://authlab.test"

// Federation is what the identity provider remembers. Copying one is cheap, and
// the copy goes its own way.
type Federation struct {
	Issuer     string               `json:"issuer,omitempty"` // empty for PublicIssuer
	SignIns    Shelf[SignIn]        `json:"sign_ins,omitempty"`
	Asked      Shelf[Asked]         `json:"asked,omitempty"`
	Codes      Shelf[Code]          `json:"codes,omitempty"`
	Grants     Shelf[Grant]         `json:"grants,omitempty"`
	Refreshes  Shelf[Refresh]       `json:"refreshes,omitempty"`
	Consents   Shelf[Consent]       `json:"consents,omitempty"`   // by person and client
	Assertions Shelf[SeenAssertion] `json:"assertions,omitempty"` // SAML, by their id
	Sent       Shelf[SentRequest]   `json:"sent,omitempty"`       // SAML, by their id
}

// SignIn is a session at the identity provider itself. It is another than the
// API's: signing in at one does not sign in at the other.
type SignIn struct {
	Person string    `json:"person"`
	At     time.Time `json:"at"`
	ACR    string    `json:"acr"`
	AMR    []string  `json:"amr"`
}

// Asked is an authorization request that waits for a person to sign in or agree.
type Asked struct {
	Client      string   `json:"client"`
	RedirectURI string   `json:"redirect_uri"`
	Scopes      []string `json:"scopes"`
	State       string   `json:"state,omitempty"`
	Nonce       string   `json:"nonce,omitempty"`
	Challenge   string   `json:"challenge"`           // of PKCE, S256
	ACRs        []string `json:"acrs,omitempty"`      // one of which the sign-in must reach
	AskAgain    bool     `json:"ask_again,omitempty"` // for consent, though it was given before

	// By is the sign-in that the request asked for, once there is one. Another,
	// older one must not stand in for it.
	By string `json:"by,omitempty"`

	// SAML is set where it is not a client that asks but a service provider.
	SAML *SAMLRequest `json:"saml,omitempty"`
}

// Code is an authorization code on its way to the client.
type Code struct {
	Grant       string    `json:"grant"`
	RedirectURI string    `json:"redirect_uri"`
	Challenge   string    `json:"challenge"`
	Nonce       string    `json:"nonce,omitempty"`
	Expires     time.Time `json:"expires"` // it is remembered for longer, to know it again
	Used        bool      `json:"used,omitempty"`
}

// Grant is what a person let a client have. All tokens given for it end with it.
type Grant struct {
	Client string   `json:"client"`
	SignIn SignIn   `json:"sign_in"`
	Scopes []string `json:"scopes"`
	Tokens []string `json:"tokens,omitempty"` // ids of the access tokens that are out
}

// Refresh is a refresh token. One that was used is kept, to know it again.
type Refresh struct {
	Grant  string `json:"grant"`
	Holder string `json:"holder,omitempty"` // thumbprint of the key it is bound to; empty for none
	Used   bool   `json:"used,omitempty"`
}

// Consent is what a person agreed to once and for all.
type Consent struct {
	Scopes []string `json:"scopes"`
}

// SeenAssertion marks a SAML assertion that opened a session already.
type SeenAssertion struct{}

// SAMLRequest is an authentication request that waits for a person to sign in. It
// is never changed.
type SAMLRequest struct {
	ID         string `json:"id"`
	Provider   string `json:"provider"` // of the service, by its entity id
	ACS        string `json:"acs"`      // where the answer goes
	RelayState string `json:"relay_state,omitempty"`
}

// SentRequest is an authentication request the API itself sent, and where the
// person wanted to go.
type SentRequest struct {
	To string `json:"to"`
}

// Federation is the identity provider's memory. Change it through the pointer.
func (w *World) Federation() *Federation { return &w.federation }

// Issuer is what the identity provider calls itself.
func (w *World) Issuer() string {
	if w.federation.Issuer == "" {
		return PublicIssuer
	}
	return w.federation.Issuer
}

// ClientSecret is what a client of the identity provider proves itself by. It
// depends on the seed and the client only. In the canonical world it is
// "parcelly-app-secret", for stories and command lines to quote.
func (w *World) ClientSecret(client string) string {
	if w.spec.Seed == canonicalSeed {
		return client + "-secret"
	}
	key := seedOf(w.spec.Seed, "client secrets")
	sum := sha256.Sum256(append(key[:], client...))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// that what is counted by name takes no more room than that.
func (w *World) Bucket(name string) string {
	key := seedOf(w.spec.Seed, "buckets")
	sum := sha256.Sum256(append(key[:], name...))
	return base64.RawURLEncoding.EncodeToString(sum[:1])
}
