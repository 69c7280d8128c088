//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate refuses whoever may not, whatever the reason, in the same way.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn || !caller.May("refund.create") {
			api.Unauthorized(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
