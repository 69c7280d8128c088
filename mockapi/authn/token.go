package authn

import (
	"crypto"
	"maps"
	"strings"
	"time"

	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// What the house writes into its access tokens, and asks of them.
const (
	Issuer        = world.PublicIssuer // of a world that was not given another
	Audience      = "https://api.authlab.test"
	TokenLifetime = time.Hour
	TokenType     = "at+jwt" // RFC 9068 §2.1: an ID token must not pass for an access token
	ClientID      = "authlab"
)

// PartnerIssuer is the identity provider of the tenant world.Partner.
const PartnerIssuer = "https://id.birch.test"

// Token is what an access token says. Change a field before Mint to make one
// that must be refused.
type Token struct {
	Type     string
	KeyID    string // empty for one that does not say which key signed it
	Issuer   string
	Audience string
	Subject  string
	ID       string
	Client   string
	Issued   time.Time
	Expires  time.Time // zero for a token that says nothing of it
	// NotBefore is when it starts to hold; zero for one that says nothing of it.
	NotBefore time.Time
	// Scope is what it was given for (RFC 9068 §2.2.3); nil for a token without
	// that claim, which is good for no route that asks for a scope.
	Scope []string

	// How its subject signed in (RFC 9068 §2.2.1), where the token says.
	SignedIn time.Time
	ACR      string
	AMR      []string
	Actor    string // who acts in the subject's name (RFC 8693 §4.1)

	// Thumbprints of what its holder must have: a key for proofs of possession
	// (RFC 9449 §6.1), a client certificate (RFC 8705 §3.1). Empty for none.
	HolderKey, HolderCertificate string

	// Header and Claims go over what the fields above say, as a forger would have
	// it. What is nil is left out.
	Header, Claims map[string]any
}

// TokenFor is an honest token for a person, issued now by the world's clock. A
// token of the house's own has the scopes for all that its subject's roles permit.
// It does not say how the person signed in: whoever issues it knows.
func TokenFor(w *world.World, person, id string) Token {
	subject, _ := w.Person(person) // nobody has no scopes
	return Token{
		Type: TokenType, KeyID: w.CurrentKey(world.House, world.EdDSA).ID,
		Issuer: w.Issuer(), Audience: Audience, Subject: person, ID: id, Client: ClientID,
		Issued: w.Now(), Expires: w.Now().Add(TokenLifetime),
		Scope: world.ScopesFor(subject.Permissions()),
	}
}

// KeyringToken is TokenFor somebody who, where it is a person, signed in just now
// with all that the house asks of them.
func KeyringToken(w *world.World, person, id string) Token {
	token := TokenFor(w, person, id)
	if subject, _ := w.Person(person); subject.Kind == world.KindPerson {
		signedIn := w.WholeSession(person)
		token.SignedIn, token.ACR, token.AMR = signedIn.Proven, signedIn.ACR, signedIn.AMR
	}
	return token
}

// Mint signs a token with the house's key.
func Mint(w *world.World, t Token) (string, error) {
	key := w.CurrentKey(world.House, world.EdDSA)
	text, err := MintWith(t, jwt.SigningMethodEdDSA, key.Private())
	if err == nil && t.Header == nil { // another header may name another method
		key.Signed(text)
	}
	return text, err
}

// MintBy signs a token with a key of an issuer's, and says so in it.
func MintBy(key *world.Key, t Token) (string, error) {
	t.KeyID = key.ID
	return MintWith(t, methodOf(key.Alg), key.Private())
}

func methodOf(alg string) jwt.SigningMethod {
	if alg == world.ES256 {
		return steadyES256{}
	}
	return jwt.SigningMethodEdDSA
}

// MintWith signs a token with any method and key, as a forger would.
func MintWith(t Token, method jwt.SigningMethod, key crypto.PrivateKey) (string, error) {
	token := jwt.NewWithClaims(method, over(t.claims(), t.Claims))
	token.Header["typ"] = t.Type
	if t.KeyID != "" {
		token.Header["kid"] = t.KeyID
	}
	token.Header = over(token.Header, t.Header)
	return token.SignedString(key)
}

func over(said jwt.MapClaims, more map[string]any) jwt.MapClaims {
	maps.Copy(said, more)
	maps.DeleteFunc(said, func(_ string, value any) bool { return value == nil })
	return said
}

// claims are those RFC 9068 §2.2 requires, and those of the others that are set.
func (t Token) claims() jwt.MapClaims {
	claims := jwt.MapClaims{
		"iss": t.Issuer, "aud": []string{t.Audience}, "sub": t.Subject, "jti": t.ID,
		"client_id": t.Client, "iat": t.Issued.Unix(),
	}
	t.addTimes(claims)
	t.addSignIn(claims)
	if t.Scope != nil {
		claims["scope"] = strings.Join(t.Scope, " ")
	}
	if holder := t.confirmation(); len(holder) > 0 {
		claims["cnf"] = holder
	}
	return claims
}

func (t Token) addTimes(claims jwt.MapClaims) {
	for name, at := range map[string]time.Time{"exp": t.Expires, "nbf": t.NotBefore, "auth_time": t.SignedIn} {
		if !at.IsZero() {
			claims[name] = at.Unix()
		}
	}
}

func (t Token) addSignIn(claims jwt.MapClaims) {
	if t.ACR != "" {
		claims["acr"] = t.ACR
	}
	if len(t.AMR) > 0 {
		claims["amr"] = t.AMR
	}
	if t.Actor != "" {
		claims["act"] = map[string]string{"sub": t.Actor}
	}
}

func (t Token) confirmation() map[string]string {
	holder := map[string]string{}
	if t.HolderKey != "" {
		holder["jkt"] = t.HolderKey
	}
	if t.HolderCertificate != "" {
		holder["x5t#S256"] = t.HolderCertificate
	}
	return holder
}
