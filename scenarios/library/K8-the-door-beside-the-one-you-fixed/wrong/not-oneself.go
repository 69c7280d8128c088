//go:build lesson

package desk

import "authlab/lab/api"

// Authorize keeps people from giving themselves what they please.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	switch {
	case p.Tenant != "oak":
		return api.Deny
	case action == "user.read":
		return api.Decision(p.May("user.read"))
	default:
		return api.Decision(r.ID != p.ID)
	}
}
