//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// InfraGate lets through what is among the rights that the caller has today and
// that the credential was given for.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		right := "infra.read"
		if r.Method == http.MethodPut {
			right = "infra.write"
		}

		caller, _ := api.Caller(r)
		switch {
		case slices.Contains(effective(caller), right):
			next.ServeHTTP(w, r)
		case slices.Contains(caller.Permissions, right):
			api.InsufficientScope(w, r, right)
		default:
			api.Forbidden(w, r)
		}
	})
}

// effective is what is in both: a token can take away from its owner's rights, and
// never add to them.
func effective(caller api.Principal) []string {
	if caller.Scopes == nil {
		return caller.Permissions
	}
	both := []string{}
	for _, scope := range caller.Scopes {
		if slices.Contains(caller.Permissions, scope) {
			both = append(both, scope)
		}
	}
	return both
}
