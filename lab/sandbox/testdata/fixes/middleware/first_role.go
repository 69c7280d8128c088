// under-blocked

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate looks at the first role alone.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if caller.Roles[0] != "finance" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
