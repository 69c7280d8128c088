//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate stands in front of POST /refunds and lets through whoever holds
// the permission refund.create.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if !caller.May("refund.create") {
			api.Forbidden(w, r)
			return
		}

		// Refunds are never cached: the answer holds what a customer gets back.
		w.Header().Set("Cache-Control", "no-store")

		next.ServeHTTP(w, r)
	})
}
