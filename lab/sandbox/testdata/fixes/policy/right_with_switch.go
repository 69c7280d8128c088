// right

package desk

import "authlab/lab/api"

func Authorize(caller api.Principal, action string, on api.Resource) api.Decision {
	switch {
	case !caller.May(action), on.Tenant != caller.Tenant:
		return api.Deny
	case on.Owner == caller.ID, caller.HasRole("bookkeeper"):
		return api.Allow
	}
	return api.Deny
}
