//go:build lesson

package desk

import (
	"strings"

	"authlab/lab/api"
)

// Authorize decides who may do what with dashboards. The API asks it once the
// caller's credential has been checked.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	kind, _, _ := strings.Cut(action, ".")
	switch kind {
	case "dashboard":
		return decideDashboard(caller, action)
	default:
		return api.Deny // nothing else is ours to decide
	}
}

// decideDashboard allows what a role of the caller's grants, and nothing else.
func decideDashboard(caller api.Principal, action string) api.Decision {
	if caller.May(action) {
		return api.Allow
	}
	return api.Deny
}
