// under-blocked

package desk

import "authlab/lab/api"

func Authorize(caller api.Principal, action string, on api.Resource) api.Decision {
	return api.Allow
}
