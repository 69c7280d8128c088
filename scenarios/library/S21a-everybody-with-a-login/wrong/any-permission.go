//go:build lesson

package desk

import "authlab/lab/api"

// Authorize wants a permission for dashboards.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	if caller.May("dashboard.read") || caller.May("dashboard.write") {
		return api.Allow
	}
	return api.Deny
}
