//go:build lesson

package desk

import "authlab/lab/api"

// Authorize decides about accounts: GET /users and GET /users/{id} ask for the
// action user.read, PATCH /users/{id} for user.write.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	// Accounts of customers are looked after elsewhere.
	if p.Tenant != "oak" {
		return api.Deny
	}

	// Report 2026-02: the list of accounts was open to every employee.
	if action == "user.read" && !p.May("user.read") {
		return api.Deny
	}

	return api.Allow
}
