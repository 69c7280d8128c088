//go:build lesson

package desk

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab/api"
)

// ProfileGate wants a token that was given for reading.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		reads := func(scope string) bool { return strings.HasSuffix(scope, ".read") }
		if !caller.May("customer.read") {
			api.Forbidden(w, r)
			return
		}
		if caller.Scopes != nil && !slices.ContainsFunc(caller.Scopes, reads) {
			api.InsufficientScope(w, r, "customers.read")
			return
		}

		next.ServeHTTP(w, r)
	})
}
