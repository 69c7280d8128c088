package idp

import (
	"slices"

	"authlab/lab"
)

// Tokens is the token endpoint's answer (RFC 6749 §5.1).
type Tokens struct {
	AccessToken     string `json:"access_token"`
	IssuedTokenType string `json:"issued_token_type,omitempty"` // of an exchange (RFC 8693 §2.2.1)
	TokenType       string `json:"token_type"`
	ExpiresIn       int    `json:"expires_in"` // seconds
	RefreshToken    string `json:"refresh_token,omitempty"`
	Scope           string `json:"scope,omitempty"`
	IDToken         string `json:"id_token,omitempty"`
}

// Token gives a proven client what it asks for, if it may have it.
func (p *Provider) Token(client Client, form Form) (*Tokens, error) {
	grant := form["grant_type"]
	known := []string{GrantCode, GrantRefresh, GrantClient, GrantExchange}
	switch {
	case grant == "":
		return nil, refuse(lab.GateHandler, InvalidRequest, "grant_type is missing")
	case !slices.Contains(known, grant):
		return nil, refuse(lab.GateFunction, UnsupportedGrantType, "there is no such grant", fact("grant_type", grant))
	case !slices.Contains(client.Grants, grant):
		return nil, refuse(lab.GateFunction, UnauthorizedClient, "the grant is not for this client", fact("grant_type", grant), fact("client", client.ID))
	}
	p.pass(lab.GateFunction, "the client may use the grant", fact("grant_type", grant), fact("client", client.ID))
	switch grant {
	case GrantCode:
		return p.redeem(client, form)
	case GrantRefresh:
		return p.refresh(client, form)
	case GrantExchange:
		return p.exchange(client, form)
	default:
		return p.ownTokens(client, form)
	}
}

// ownTokens gives a client a token in its own name (RFC 6749 §4.4). There is no
// refresh token: the client can just ask again.
func (p *Provider) ownTokens(client Client, form Form) (*Tokens, error) {
	audience, err := client.target(form)
	if err != nil {
		return nil, err
	}
	scopes, err := narrowed(form, client.Scopes)
	if err != nil {
		return nil, err
	}
	return p.sign(p.newAccess(client, client.ID, audience, scopes))
}

// target is the audience a client wants a token for (RFC 8707 §2, and
// "audience" of RFC 8693 §2.1).
func (c Client) target(form Form) (string, error) {
	for _, name := range []string{"resource", "audience"} {
		if form[name] != "" && !slices.Contains(c.Audiences, form[name]) {
			return "", refuse(lab.GateFunction, InvalidTarget, "the client may have no tokens for this audience", fact(name, form[name]))
		}
	}
	for _, name := range []string{"resource", "audience"} {
		if form[name] != "" {
			return form[name], nil
		}
	}
	return c.Audiences[0], nil
}
