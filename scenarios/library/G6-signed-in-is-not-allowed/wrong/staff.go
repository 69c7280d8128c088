//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate lets our own people through.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if caller.Tenant != "oak" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
