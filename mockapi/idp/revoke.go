package idp

import "authlab/lab"

// Revoke ends a token of the client's own (RFC 7009). A refresh token takes its
// whole grant with it, an access token goes alone. One that is unknown or over
// already needs no ending, and is no mistake (§2.2). A hint of the token's kind
// saves nothing here, and is not looked at.
func (p *Provider) Revoke(client Client, form Form) error {
	token := form["token"]
	if token == "" {
		return refuse(lab.GateHandler, InvalidRequest, "token is missing")
	}
	if refresh, found := p.World.Federation().Refreshes.Find(p.World.Now(), token); found {
		return p.revokeRefresh(client, refresh.Grant)
	}
	claims, err := p.readAccess(token)
	if err != nil {
		p.pass(lab.GateObject, "nothing to revoke: "+err.Error())
		return nil
	}
	if claims.Client != client.ID {
		return foreign(client, claims.Client)
	}
	p.pass(lab.GateObject, "the client's own access token", fact("client", client.ID))
	p.World.Revoke(claims.ID)
	return nil
}

func (p *Provider) revokeRefresh(client Client, id string) error {
	grant, alive := p.World.Federation().Grants.Find(p.World.Now(), id)
	switch {
	case !alive:
		p.pass(lab.GateObject, "nothing to revoke: it is over already")
		return nil
	case grant.Client != client.ID:
		return foreign(client, grant.Client)
	}
	p.pass(lab.GateObject, "the client's own refresh token", fact("client", client.ID))
	p.revokeGrant(id)
	return nil
}

// foreign refuses to end another client's token (RFC 7009 §2.1).
func foreign(client Client, owner string) *Error {
	return noGrant("the token was given to another client", fact("client", client.ID), fact("given to", owner))
}
