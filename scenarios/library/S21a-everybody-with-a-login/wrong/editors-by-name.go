//go:build lesson

package desk

import "authlab/lab/api"

// Authorize lets everybody look, and those with the role editor change things.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	switch {
	case action == "dashboard.read" && caller.May("dashboard.read"):
		return api.Allow
	case action == "dashboard.write" && caller.HasRole("editor"):
		return api.Allow
	}
	return api.Deny
}
