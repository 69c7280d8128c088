// right

package desk

import "authlab/lab/api"

func Authorize(caller api.Principal, action string, on api.Resource) api.Decision {
	if !caller.May(action) || on.Tenant != caller.Tenant {
		return api.Deny
	}
	return api.Decision(on.Owner == caller.ID || caller.HasRole("bookkeeper"))
}
