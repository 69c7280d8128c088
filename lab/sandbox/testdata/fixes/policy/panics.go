// crashed

package desk

import "authlab/lab/api"

func Authorize(caller api.Principal, action string, on api.Resource) api.Decision {
	owners := []string{}
	return api.Decision(owners[len(on.Owner)] == caller.ID)
}
