package idp

import (
	"net/url"
	"slices"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

const (
	codeLifetime = time.Minute
	codeMemory   = 10 * time.Minute // for which a code is known again, to see that it is used twice
)

// giveCode sends the person back to the client with a code.
func (p *Provider) giveCode(id string, asked world.Asked, signIn world.SignIn) Step {
	now, memory := p.World.Now(), p.World.Federation()
	memory.Asked.Drop(now, id)
	grant, code := p.World.Token(), p.World.Token()
	memory.Grants.Put(now, grant, world.Grant{Client: asked.Client, SignIn: signIn, Scopes: asked.Scopes}, now.Add(grantLifetime))
	memory.Codes.Put(now, code, world.Code{
		Grant: grant, RedirectURI: asked.RedirectURI, Challenge: asked.Challenge, Nonce: asked.Nonce, Expires: now.Add(codeLifetime),
	}, now.Add(codeMemory))
	return Step{Redirect: p.answer(asked, url.Values{"code": {code}}), Person: &signIn}
}

// redeem gives tokens for a code (RFC 6749 §4.1.3).
func (p *Provider) redeem(client Client, form Form) (*Tokens, error) {
	now, memory := p.World.Now(), p.World.Federation()
	code, found := memory.Codes.Find(now, form["code"])
	grant, alive := memory.Grants.Find(now, code.Grant)
	switch {
	case form["code"] == "":
		return nil, refuse(lab.GateHandler, InvalidRequest, "code is missing")
	case !found:
		return nil, noGrant("there is no such code")
	case alive && grant.Client != client.ID:
		return nil, noGrant("the code was given to another client", fact("client", client.ID), fact("given to", grant.Client))
	case alive && !p.welcome(grant.SignIn.Person):
		return nil, noGrant("the person was disabled")
	case code.Used:
		p.revokeGrant(code.Grant)
		return nil, noGrant("the code was used before; what it gave is revoked")
	case !alive:
		return nil, noGrant("what the code stands for was revoked")
	case form["redirect_uri"] != code.RedirectURI:
		return nil, noGrant("the code was given for another redirect URI", fact("redirect_uri", form["redirect_uri"]))
	case !verifies(form["code_verifier"], code.Challenge):
		return nil, noGrant("the PKCE verifier is not the one behind the challenge")
	case !now.Before(code.Expires):
		return nil, refuse(lab.GateContext, InvalidGrant, "the code has expired")
	}
	p.pass(lab.GateObject, "the code is the client's, for this redirect URI and this verifier", fact("client", client.ID))
	code.Used = true
	memory.Codes.Put(now, form["code"], code, memory.Codes.Until(form["code"]))
	return p.tokensFor(client, code.Grant, grant, code.Nonce)
}

func noGrant(why string, facts ...lab.Fact) *Error {
	return refuse(lab.GateObject, InvalidGrant, why, facts...)
}

// tokensFor gives the first tokens of a grant.
func (p *Provider) tokensFor(client Client, id string, grant world.Grant, nonce string) (*Tokens, error) {
	tokens, err := p.accessFor(client, id, grant, grant.Scopes)
	if err != nil {
		return nil, err
	}
	if slices.Contains(grant.Scopes, ScopeOpenID) {
		if tokens.IDToken, err = p.idToken(client, grant.SignIn, nonce); err != nil {
			return nil, err
		}
	}
	if slices.Contains(grant.Scopes, scopeOffline) && slices.Contains(client.Grants, GrantRefresh) {
		tokens.RefreshToken = p.newRefresh(client, id)
	}
	return tokens, nil
}
