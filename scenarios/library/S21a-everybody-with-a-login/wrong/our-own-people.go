//go:build lesson

package desk

import "authlab/lab/api"

// Authorize lets our own people at the dashboards, and nobody from outside.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	if caller.Tenant != "oak" {
		return api.Deny
	}
	return api.Allow
}
