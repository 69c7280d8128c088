//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// ProfileGate wants two things, and says which of them is missing.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !slices.Contains(caller.Permissions, "customer.read") {
			api.Forbidden(w, r)
			return
		}
		if !lent(caller, "customers.read") {
			api.InsufficientScope(w, r, "customers.read")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// lent reports whether the credential was given for a scope. A session is not a
// loan: it names no scopes, and stands for all that its owner may do.
func lent(caller api.Principal, scope string) bool {
	if caller.Scopes == nil {
		return true
	}
	return slices.Contains(caller.Scopes, scope)
}
