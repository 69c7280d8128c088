//go:build lesson

package desk

import "authlab/lab/api"

// Authorize lets those look who may. Changes wait until the audit is over.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	return api.Decision(action == "user.read" && p.May("user.read"))
}
