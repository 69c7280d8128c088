package mockapi

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi/world"
)

// gateFunction asks whether the caller may do this kind of thing at all: a role
// must permit it, and the credential must have been given for it. What neither
// grants is denied; what a caller may effectively do is what both do.
//
// The role is asked first. insufficient_scope (RFC 6750 §3.1) says "come back
// with a token for this scope", and where no role permits it such a token would
// be refused again: then the plain 403 is the truth.
func gateFunction(caller lab.Principal, permission string, how scheme) ruling {
	facts := []lab.Fact{
		fact("wanted", permission),
		fact("roles", strings.Join(caller.Roles, ", ")),
		fact("held", strings.Join(caller.Permissions, ", ")),
	}
	if !slices.Contains(caller.Permissions, permission) {
		return deny(lab.GateFunction, http.StatusForbidden, "no role of "+caller.ID+" grants "+permission, facts...)
	}
	if caller.Scopes == nil { // the credential is for all that its owner may do
		return pass(lab.GateFunction, permission, facts...)
	}
	scope := world.ScopeFor(permission)
	facts = append(facts, fact("scope wanted", scope), fact("scopes", strings.Join(caller.Scopes, " ")))
	if !slices.Contains(caller.Scopes, scope) {
		return deny(lab.GateFunction, http.StatusForbidden, "the credential was not given for "+scope, facts...).
			challenge(how.challenge(errorMoreScope, `scope="`+scope+`"`))
	}
	return pass(lab.GateFunction, permission, facts...)
}
