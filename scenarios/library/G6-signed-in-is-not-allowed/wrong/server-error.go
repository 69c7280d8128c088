//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate stops whoever may not.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if !caller.May("refund.create") {
			http.Error(w, "not allowed to refund", http.StatusInternalServerError)
			return
		}
		next.ServeHTTP(w, r)
	})
}
