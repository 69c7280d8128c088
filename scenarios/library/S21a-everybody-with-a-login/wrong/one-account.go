//go:build lesson

package desk

import "authlab/lab/api"

// Authorize leaves out the account that did the damage.
func Authorize(caller api.Principal, action string, thing api.Resource) api.Decision {
	if caller.ID == "" || caller.ID == "vi" {
		return api.Deny
	}
	return api.Allow
}
