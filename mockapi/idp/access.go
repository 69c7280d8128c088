package idp

import (
	"encoding/json"
	"slices"
	"strings"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// Actor is who acts in the subject's name, and in whose name they were acting
// before (RFC 8693 §4.1).
type Actor struct {
	Subject string `json:"sub"`
	Before  *Actor `json:"act,omitempty"`
}

// access is what an access token says, as far as the provider asks (RFC 9068 §2.2).
type access struct {
	jwt.RegisteredClaims
	Client   string           `json:"client_id"`
	Scope    string           `json:"scope"`
	Actor    *Actor           `json:"act"`
	AuthTime *jwt.NumericDate `json:"auth_time"`
	ACR      string           `json:"acr"`
	AMR      []string         `json:"amr"`

	Confirmation map[string]string `json:"cnf"`
}

func (a access) scopes() []string { return strings.Fields(a.Scope) }

// newAccess is a token for a subject, without anything that narrows or adorns it.
func (p *Provider) newAccess(client Client, subject, audience string, scopes []string) authn.Token {
	token := authn.TokenFor(p.World, subject, p.World.Token())
	token.Client, token.Audience, token.Scope = client.ID, audience, scopes
	return token
}

func (p *Provider) sign(token authn.Token) (*Tokens, error) {
	token.HolderKey = p.Holder
	text, err := authn.Mint(p.World, token)
	if err != nil {
		return nil, err
	}
	seconds := int(token.Expires.Sub(token.Issued).Seconds())
	return &Tokens{AccessToken: text, TokenType: typeOf(p.Holder), ExpiresIn: seconds, Scope: strings.Join(token.Scope, " ")}, nil
}

// typeOf is how a token is presented: with a proof where it is bound to a key (RFC 9449 §5).
func typeOf(holder string) string {
	if holder != "" {
		return "DPoP"
	}
	return "Bearer"
}

// grantTokens is how many access tokens of a grant are remembered. The oldest,
// forgotten, is revoked: none may be out that could not be called back.
const grantTokens = 8

// accessFor gives an access token for a grant, which remembers it.
func (p *Provider) accessFor(client Client, id string, grant world.Grant, scopes []string) (*Tokens, error) {
	token := p.newAccess(client, grant.SignIn.Person, client.Audiences[0], scopes)
	token.SignedIn, token.ACR, token.AMR = grant.SignIn.At, grant.SignIn.ACR, grant.SignIn.AMR
	p.remind(id, grant, token.ID)
	return p.sign(token)
}

func (p *Provider) remind(id string, grant world.Grant, token string) {
	now, memory := p.World.Now(), p.World.Federation()
	grant.Tokens = append(slices.Clone(grant.Tokens), token)
	if len(grant.Tokens) > grantTokens {
		p.World.Revoke(grant.Tokens[0])
		grant.Tokens = grant.Tokens[1:]
	}
	memory.Grants.Put(now, id, grant, memory.Grants.Until(id))
}

// grantOf finds the grant an access token was given for.
func (p *Provider) grantOf(token string) (string, world.Grant, bool) {
	now := p.World.Now()
	for _, one := range p.World.Federation().Grants {
		if now.Before(one.Until) && slices.Contains(one.Thing.Tokens, token) {
			return one.Key, one.Thing, true
		}
	}
	return "", world.Grant{}, false
}

// readAccess reads an access token of the house's own, for whatever audience it
// is, and says why it does not count where it does not.
func (p *Provider) readAccess(text string) (access, error) {
	said, err := authn.Claims(p.World, text)
	if err != nil {
		return access{}, err
	}
	written, err := json.Marshal(said)
	if err != nil {
		return access{}, err
	}
	var claims access
	return claims, json.Unmarshal(written, &claims)
}
