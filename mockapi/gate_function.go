package mockapi

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi/world"
)

// gateFunction asks whether the caller's roles permit the kind of action at
// all, and whether the credential was given for it. What no role grants is denied.
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
