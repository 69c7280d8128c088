package idp

import (
	"time"

	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

const idTokenLifetime = 10 * time.Minute

// identity is what an ID token says (OpenID Connect Core §2).
type identity struct {
	jwt.RegisteredClaims
	AuthTime *jwt.NumericDate `json:"auth_time"`
	Nonce    string           `json:"nonce,omitempty"`
	ACR      string           `json:"acr"`
	AMR      []string         `json:"amr"`
}

// idToken tells a client who signed in, when and how. It is for the client
// alone: its type keeps it from passing for an access token (RFC 8725 §3.11).
func (p *Provider) idToken(client Client, signIn world.SignIn, nonce string) (string, error) {
	now := p.World.Now()
	claims := identity{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: p.World.Issuer(), Subject: signIn.Person, Audience: jwt.ClaimStrings{client.ID},
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(idTokenLifetime)),
		},
		AuthTime: jwt.NewNumericDate(signIn.At), Nonce: nonce, ACR: signIn.ACR, AMR: signIn.AMR,
	}
	if client.IDToken == jwt.SigningMethodRS256.Alg() {
		token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
		token.Header["kid"] = TeachingKeyID
		return token.SignedString(world.TeachingKey())
	}
	key := p.World.CurrentKey(world.House, world.EdDSA)
	token := jwt.NewWithClaims(jwt.SigningMethodEdDSA, claims)
	token.Header["kid"] = key.ID
	return token.SignedString(key.Private())
}

// IDToken is one for somebody who signed in just now at the house's own application.
// It is for the keyring.
func IDToken(w *world.World, person string) (string, error) {
	client, _ := FindClient("house-web")
	signedIn := w.WholeSession(person)
	p := &Provider{World: w}
	return p.idToken(client, world.SignIn{Person: person, At: signedIn.Proven, ACR: signedIn.ACR, AMR: signedIn.AMR}, "")
}
