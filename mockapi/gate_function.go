package mockapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

// gateFunction asks whether the caller may do this kind of thing at all: a role
// must permit it, and the credential must have been given for it. What neither
// grants is denied, and so is what a role denies, whatever another grants.
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
	if world.Denied(caller.Roles, permission) {
		return deny(lab.GateFunction, http.StatusForbidden, "a role of "+caller.ID+" denies "+permission, facts...)
	}
	if !slices.Contains(caller.Permissions, permission) {
		return deny(lab.GateFunction, http.StatusForbidden, "no role of "+caller.ID+" grants "+permission, facts...)
	}
	if caller.Actor != "" && notInAnothersName(permission) {
		facts = append(facts, fact("actor", caller.Actor))
		return deny(lab.GateFunction, http.StatusForbidden, caller.Actor+" may not do that in the name of "+caller.ID, facts...)
	}
	if caller.Scopes == nil { // the credential is for all that its owner may do
		return pass(lab.GateFunction, permission, facts...)
	}
	scope := world.ScopeFor(permission)
	facts = append(facts, fact("scope wanted", scope), fact("scopes", strings.Join(caller.Scopes, " ")))
	if !slices.Contains(caller.Scopes, scope) {
		return deny(lab.GateFunction, http.StatusForbidden, "the credential was not given for "+scope, facts...).
			challenge(moreScope(how, scope))
	}
	return pass(lab.GateFunction, permission, facts...)
}

// moreScope is the challenge to a token that was not given for a scope. A scope is
// quoted, as RFC 6750 §3 wants it.
func moreScope(how scheme, scope string) string {
	return how.challenge(errorMoreScope, fmt.Sprintf("scope=%q", scope))
}

// notInAnothersName reports whether an action is only ever a person's own: what
// gives an account, a document or money away is nothing for somebody who helps.
func notInAnothersName(permission string) bool {
	switch permission {
	case "customer.update", "customer.impersonate", "document.delete", "document.share", "document.transfer",
		"refund.create", "refund.approve", "billing.update", "order.archive", "user.invite", "user.write":
		return true
	}
	return false
}

// engineWait is how long a client should wait for the policy engine.
const engineWait = 30 * time.Second

// undecided refuses where nobody can decide: a door whose lock does not answer
// stays shut (RFC 9110 §15.6.4).
func undecided(gate lab.Gate) ruling {
	return deny(gate, http.StatusServiceUnavailable, "the policy engine does not answer").retry(engineWait)
}
