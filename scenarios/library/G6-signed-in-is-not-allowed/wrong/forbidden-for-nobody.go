//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate lets through whoever holds refund.create, and nobody else.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("refund.create") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
