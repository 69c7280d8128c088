//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate stands in front of POST /refunds. The console shows the refund
// button to finance only, so whoever gets here is allowed to.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !signedIn(r) {
			api.Unauthorized(w, r)
			return
		}

		// Refunds are never cached: the answer holds what a customer gets back.
		w.Header().Set("Cache-Control", "no-store")

		next.ServeHTTP(w, r)
	})
}

// signedIn reports whether the request carries a good session or token.
func signedIn(r *http.Request) bool {
	_, ok := api.Caller(r)
	return ok
}
