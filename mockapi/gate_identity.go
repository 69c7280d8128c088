package mockapi

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// gateIdentity asks whether a credential proves somebody, and whom.
func gateIdentity(ctx context.Context, w *world.World, accepted []scheme, c credential) (authn.Proof, *lab.Principal, ruling) {
	how, known := schemeOf(accepted, c.kind)
	if !known {
		return authn.Proof{}, nil, deny(lab.GateIdentity, http.StatusUnauthorized, "no credential was presented").challenge(challenges(accepted)...)
	}
	proof, err := how.prove(ctx, w, c)
	if err != nil {
		return authn.Proof{}, nil, unproven(accepted, how, err)
	}
	principal := principalOf(proof, c.kind)
	facts := []lab.Fact{
		fact("principal", principal.ID), fact("tenant", principal.Tenant),
		fact("roles", strings.Join(principal.Roles, ", ")), fact("proof", principal.Proof),
	}
	who := principal.ID + " · " + principal.Tenant
	if principal.Actor != "" {
		who, facts = principal.Actor+" as "+who, append(facts, fact("actor", principal.Actor))
	}
	return proof, principal, pass(lab.GateIdentity, who, facts...)
}

// unproven refuses a credential that does not hold. One that was not looked at,
// because too many were tried, is refused here too: it is this question that is
// rationed, and nothing behind it was reached.
func unproven(accepted []scheme, how scheme, err error) ruling {
	code, more := how.refused, []string(nil)
	var refusal *authn.Refusal
	if errors.As(err, &refusal) {
		code, more = cmp.Or(refusal.Code, code), refusal.More
	}
	if wait := waitOf(err); wait > 0 {
		return deny(lab.GateIdentity, http.StatusTooManyRequests, err.Error(), fact("credential", string(how.kind))).retry(wait)
	}
	return deny(lab.GateIdentity, http.StatusUnauthorized, err.Error(), fact("credential", string(how.kind))).
		challenge(challengesAfter(accepted, how.kind, code, more...)...)
}

// waitOf is how long a caller who tried too often has to wait; zero for another error.
func waitOf(err error) time.Duration {
	var refusal *authn.Refusal
	if errors.As(err, &refusal) {
		return refusal.Wait
	}
	return 0
}

func principalOf(proof authn.Proof, kind credentialKind) *lab.Principal {
	person := proof.Person
	return &lab.Principal{
		ID: person.ID, Name: person.Name, Kind: person.Kind, Tenant: person.Tenant,
		Roles: person.Counting(), Permissions: person.Permissions(), Scopes: proof.Scopes,
		Proof: string(kind), ACR: proof.ACR, AMR: proof.AMR, Actor: proof.Actor,
	}
}
