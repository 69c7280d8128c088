package mockapi

import (
	"context"
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// gateIdentity asks whether a credential proves somebody, and whom.
func gateIdentity(ctx context.Context, w *world.World, c credential) (*lab.Principal, ruling) {
	person, err := prove(ctx, w, c)
	if err != nil {
		return nil, deny(lab.GateIdentity, http.StatusUnauthorized, err.Error(), fact("credential", string(c.kind))).
			challenge(challengesFor(c.kind)...)
	}
	principal := principalOf(person, c.kind)
	return principal, pass(lab.GateIdentity, person.ID+" · "+person.Tenant,
		fact("principal", person.ID), fact("tenant", person.Tenant),
		fact("roles", strings.Join(person.Roles, ", ")), fact("proof", principal.Proof))
}

func prove(ctx context.Context, w *world.World, c credential) (world.Person, error) {
	switch c.kind {
	case credentialSession:
		return authn.Session(ctx, w, c.secret)
	case credentialBearer:
		return authn.Bearer(w, c.secret)
	case credentialPassword:
		return authn.Password(w, c.name, c.secret)
	case credentialNone:
		return world.Person{}, authn.Refusal("no credential was presented")
	}
	return world.Person{}, authn.Refusal("no credential was presented")
}

func principalOf(person world.Person, kind credentialKind) *lab.Principal {
	return &lab.Principal{
		ID: person.ID, Name: person.Name, Kind: person.Kind, Tenant: person.Tenant,
		Roles: person.Roles, Permissions: person.Permissions(), Proof: string(kind),
	}
}
