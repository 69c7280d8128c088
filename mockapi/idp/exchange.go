package idp

import (
	"slices"

	"authlab/lab"
	"authlab/mockapi/authn"
)

const typeAccessToken = "urn:ietf:params:oauth:token-type:access_token"

// exchange gives a service a token to act in a person's name (RFC 8693). It
// stays the person's token, says who acts, and permits no more than the token it
// was made from.
func (p *Provider) exchange(client Client, form Form) (*Tokens, error) {
	if err := soundExchange(form); err != nil {
		return nil, err
	}
	audience, err := client.target(form)
	if err != nil {
		return nil, err
	}
	subject, err := p.readAccess(form["subject_token"])
	if err != nil { // RFC 8693 §2.2.2: a token that does not hold is an invalid_request
		return nil, refuse(lab.GateObject, InvalidRequest, "the subject token does not hold: "+err.Error())
	}
	if !slices.Contains(subject.Audience, AudienceAPI) {
		return nil, refuse(lab.GateObject, InvalidRequest, "the subject token is meant for another audience")
	}
	scopes, err := exchangeable(client, subject, form)
	if err != nil {
		return nil, err
	}
	p.pass(lab.GateObject, "the subject token holds", fact("subject", subject.Subject), fact("actor", client.ID), scopesFact(scopes))
	token := p.actingFor(subject, client, audience, scopes)
	if id, grant, found := p.grantOf(subject.ID); found {
		p.remind(id, grant, token.ID) // it ends with what it was made from
	}
	tokens, err := p.sign(token)
	if err != nil {
		return nil, err
	}
	tokens.IssuedTokenType = typeAccessToken
	return tokens, nil
}

// actingFor is the new token. It does not outlive the one it is made from.
func (p *Provider) actingFor(subject access, client Client, audience string, scopes []string) authn.Token {
	token := p.newAccess(client, subject.Subject, audience, scopes)
	token.Claims = map[string]any{"act": &Actor{Subject: client.ID, Before: subject.Actor}}
	token.ACR, token.AMR = subject.ACR, subject.AMR
	if subject.AuthTime != nil {
		token.SignedIn = subject.AuthTime.Time
	}
	if subject.ExpiresAt.Before(token.Expires) {
		token.Expires = subject.ExpiresAt.Time
	}
	return token
}

// ActingToken is what an exchange of a person's own token comes to for a service;
// false where the service may not exchange, or has no scope in common with it. It is
// for the keyring.
func ActingToken(own authn.Token, service string) (authn.Token, bool) {
	client, known := FindClient(service)
	own.Client, own.Actor, own.Scope = client.ID, client.ID, common(client.Scopes, own.Scope)
	return own, known && slices.Contains(client.Grants, GrantExchange) && len(own.Scope) > 0
}

// soundExchange holds a request to RFC 8693 §2.1, as far as it is spoken here:
// access tokens, and no actor but the client itself.
func soundExchange(form Form) error {
	wanted := form["requested_token_type"]
	switch {
	case form["subject_token"] == "":
		return refuse(lab.GateHandler, InvalidRequest, "subject_token is missing")
	case form["subject_token_type"] != typeAccessToken:
		return refuse(lab.GateHandler, InvalidRequest, "the subject token is to be an access token", fact("subject_token_type", form["subject_token_type"]))
	case wanted != "" && wanted != typeAccessToken:
		return refuse(lab.GateHandler, InvalidRequest, "only access tokens are given", fact("requested_token_type", wanted))
	case form["actor_token"] != "" || form["actor_token_type"] != "":
		return refuse(lab.GateHandler, InvalidRequest, "the client acts itself: an actor token is not taken")
	}
	return nil
}

// exchangeable are the scopes both the token and the client have, or those asked
// for among them.
func exchangeable(client Client, subject access, form Form) ([]string, error) {
	most := common(client.Scopes, subject.scopes())
	if len(most) == 0 {
		return nil, refuse(lab.GateFunction, InvalidScope, "token and client have no scope in common")
	}
	return narrowed(form, most)
}
