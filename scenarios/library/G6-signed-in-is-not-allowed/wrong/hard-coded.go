//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate keeps out whom the audit found.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if caller.ID == "sue" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
