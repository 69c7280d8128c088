// under-blocked

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// RefundGate keeps out every role its author had heard of.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		for _, role := range []string{"customer", "bookkeeper", "support"} {
			if slices.Contains(caller.Roles, role) {
				api.Forbidden(w, r)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
