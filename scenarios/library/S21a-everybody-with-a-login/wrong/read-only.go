//go:build lesson

package desk

import "authlab/lab/api"

// Authorize makes dashboards read-only.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	if action == "dashboard.write" {
		return api.Deny
	}
	return api.Decision(caller.May(action))
}
