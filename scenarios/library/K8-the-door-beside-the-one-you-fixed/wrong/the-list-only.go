//go:build lesson

package desk

import "authlab/lab/api"

// Authorize asks for the permission where somebody wants to see or change everybody.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	switch {
	case p.Tenant != "oak":
		return api.Deny
	case action == "user.write":
		return api.Decision(p.May("user.write"))
	case r.ID == "":
		return api.Decision(p.May("user.read"))
	default:
		return api.Allow
	}
}
