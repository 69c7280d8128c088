//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ProfileGate wants role and scope.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("customer.read") {
			api.Forbidden(w, r)
			return
		}
		if !caller.HasScope("customer.read") {
			api.InsufficientScope(w, r, "customer.read")
			return
		}

		next.ServeHTTP(w, r)
	})
}
