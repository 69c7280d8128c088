//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ProfileGate refuses whoever lacks the permission or the scope.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("customer.read") || !caller.HasScope("customers.read") {
			api.Forbidden(w, r)
			return
		}

		next.ServeHTTP(w, r)
	})
}
