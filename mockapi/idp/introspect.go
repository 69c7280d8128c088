package idp

import (
	"net/http"
	"slices"

	"authlab/lab"
)

// Introspection is what a resource server learns of a token (RFC 7662 §2.2).
// Of one that is not active it learns nothing else.
type Introspection struct {
	Active    bool   `json:"active"`
	Scope     string `json:"scope,omitempty"`
	Client    string `json:"client_id,omitempty"`
	User      string `json:"username,omitempty"`
	TokenType string `json:"token_type,omitempty"`
	Expires   int64  `json:"exp,omitempty"`
	Issued    int64  `json:"iat,omitempty"`
	Subject   string `json:"sub,omitempty"`
	Audience  string `json:"aud,omitempty"`
	Issuer    string `json:"iss,omitempty"`
	ID        string `json:"jti,omitempty"`
	Actor     *Actor `json:"act,omitempty"`

	// Confirmation is what its holder must have (RFC 9449 §6.2, RFC 8705 §3.2).
	Confirmation map[string]string `json:"cnf,omitempty"`
}

// Introspect tells a resource server about a token that was given for it. About
// any other it says what it says about a wrong one: it is not active.
func (p *Provider) Introspect(client Client, form Form) (Introspection, error) {
	if client.Resource == "" {
		refusal := refuse(lab.GateFunction, UnauthorizedClient, "only a resource server may ask about tokens", fact("client", client.ID))
		refusal.Status = http.StatusForbidden
		return Introspection{}, refusal
	}
	p.pass(lab.GateFunction, "a resource server", fact("audience", client.Resource))
	if form["token"] == "" {
		return Introspection{}, refuse(lab.GateHandler, InvalidRequest, "token is missing")
	}
	claims, err := p.readAccess(form["token"])
	switch {
	case err != nil:
		p.pass(lab.GateObject, "not active: "+err.Error())
		return Introspection{}, nil
	case !slices.Contains(claims.Audience, client.Resource):
		p.pass(lab.GateObject, "not active: it is meant for another audience")
		return Introspection{}, nil
	}
	p.pass(lab.GateObject, "active, and meant for the caller", fact("subject", claims.Subject))
	return describe(claims, client.Resource), nil
}

func describe(claims access, audience string) Introspection {
	return Introspection{
		Active: true, Scope: claims.Scope, Client: claims.Client, User: claims.Subject, TokenType: typeOf(claims.Confirmation["jkt"]),
		Expires: claims.ExpiresAt.Unix(), Issued: claims.IssuedAt.Unix(), Subject: claims.Subject,
		Audience: audience, Issuer: claims.Issuer, ID: claims.ID, Actor: claims.Actor,
		Confirmation: claims.Confirmation,
	}
}
