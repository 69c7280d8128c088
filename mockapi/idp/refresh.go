package idp

import (
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

const (
	refreshLifetime = 14 * 24 * time.Hour // unused
	grantLifetime   = 30 * 24 * time.Hour // however often it is refreshed
)

// newRefresh is bound like all that the client is given, where it has no secret to
// prove itself by (RFC 9449 §5).
func (p *Provider) newRefresh(client Client, grant string) string {
	now, token, refresh := p.World.Now(), p.World.Token(), world.Refresh{Grant: grant}
	if client.Public {
		refresh.Holder = p.Holder
	}
	p.World.Federation().Refreshes.Put(now, token, refresh, now.Add(refreshLifetime))
	return token
}

// refresh gives new tokens for a refresh token, which is used up by that. One
// that comes again was stolen, from the client or by it, and nobody can say
// which: the whole grant ends (RFC 9700 §4.14.2).
func (p *Provider) refresh(client Client, form Form) (*Tokens, error) {
	now, memory := p.World.Now(), p.World.Federation()
	token := form["refresh_token"]
	refresh, found := memory.Refreshes.Find(now, token)
	grant, alive := memory.Grants.Find(now, refresh.Grant)
	switch {
	case token == "":
		return nil, refuse(lab.GateHandler, InvalidRequest, "refresh_token is missing")
	case !found:
		return nil, noGrant("there is no such refresh token, or it has expired")
	case !alive:
		return nil, noGrant("what the refresh token stands for was revoked or has expired")
	case !p.welcome(grant.SignIn.Person):
		return nil, noGrant("the person was disabled")
	case grant.Client != client.ID:
		return nil, noGrant("the refresh token was given to another client", fact("client", client.ID), fact("given to", grant.Client))
	case refresh.Holder != "" && refresh.Holder != p.Holder:
		return nil, noGrant("the refresh token is bound to a key, and the client does not prove to hold it")
	case refresh.Used:
		p.revokeGrant(refresh.Grant)
		return nil, noGrant("the refresh token was used before; its whole family is revoked")
	}
	scopes, err := narrowed(form, grant.Scopes)
	if err != nil {
		return nil, err
	}
	p.pass(lab.GateObject, "the refresh token is the client's, and unused", fact("client", client.ID), scopesFact(scopes))
	memory.Refreshes.Put(now, token, world.Refresh{Grant: refresh.Grant, Holder: refresh.Holder, Used: true}, memory.Refreshes.Until(token))
	tokens, err := p.accessFor(client, refresh.Grant, grant, scopes)
	if err != nil {
		return nil, err
	}
	tokens.RefreshToken = p.newRefresh(client, refresh.Grant)
	return tokens, nil
}

// narrowed are the scopes asked for, which must not go beyond those there are;
// all of them where none is named (RFC 6749 §6).
func narrowed(form Form, most []string) ([]string, error) {
	asked := unique(form.list("scope"))
	if len(asked) == 0 {
		return most, nil
	}
	if foreign := beyond(asked, most); len(foreign) > 0 {
		return nil, refuse(lab.GateFunction, InvalidScope, "a scope goes beyond what was given", scopesFact(foreign))
	}
	return asked, nil
}

// revokeGrant ends a grant with every token given for it.
func (p *Provider) revokeGrant(id string) {
	now, memory := p.World.Now(), p.World.Federation()
	grant, alive := memory.Grants.Find(now, id)
	if !alive {
		return
	}
	for _, token := range grant.Tokens {
		p.World.Revoke(token)
	}
	memory.Grants.Drop(now, id)
}
