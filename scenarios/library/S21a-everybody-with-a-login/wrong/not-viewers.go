//go:build lesson

package desk

import "authlab/lab/api"

// Authorize lets everybody look, and keeps from changing anything whoever may
// only look.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	if action == "dashboard.write" && caller.HasRole("viewer") {
		return api.Deny
	}
	return api.Allow
}
