package mockapi

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
)

// gateFunction asks whether the caller's roles permit the kind of action at
// all. What no role grants is denied.
func gateFunction(caller lab.Principal, permission string) ruling {
	facts := []lab.Fact{
		fact("wanted", permission),
		fact("roles", strings.Join(caller.Roles, ", ")),
		fact("held", strings.Join(caller.Permissions, ", ")),
	}
	if !slices.Contains(caller.Permissions, permission) {
		return deny(lab.GateFunction, http.StatusForbidden, "no role of "+caller.ID+" grants "+permission, facts...)
	}
	return pass(lab.GateFunction, permission, facts...)
}
