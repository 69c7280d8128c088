//go:build lesson

package desk

import (
	"strings"

	"authlab/lab/api"
)

// Authorize decides who may do what with dashboards. The API asks it once the
// caller's credential has been checked.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	if !signedIn(caller) {
		return api.Deny
	}

	kind, verb, _ := strings.Cut(action, ".")
	switch kind {
	case "dashboard":
		return decideDashboard(caller, verb)
	default:
		return api.Deny // nothing else is ours to decide
	}
}

// signedIn holds for everybody who came through the sign-in.
func signedIn(caller api.Principal) bool { return caller.ID != "" }

func decideDashboard(caller api.Principal, verb string) api.Decision {
	switch verb {
	case "read", "write":
		return api.Allow
	default:
		return api.Deny
	}
}
