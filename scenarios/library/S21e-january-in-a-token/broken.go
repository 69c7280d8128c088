//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// InfraGate stands before the settings of the machines: GET and PUT /infra/{id}.
// The session or token has been verified when it is called.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !slices.Contains(rightsOf(caller), needed(r)) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// needed is the right that a request asks for.
func needed(r *http.Request) string {
	if r.Method == http.MethodPut {
		return "infra.write"
	}
	return "infra.read"
}

// rightsOf lists what the caller may do. A token carries its rights along, signed,
// which saves us the look-up; whoever comes with a session is looked up by role.
func rightsOf(caller api.Principal) []string {
	if caller.Scopes != nil {
		return caller.Scopes
	}
	return caller.Permissions
}
