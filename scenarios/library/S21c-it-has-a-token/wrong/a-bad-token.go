//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ProfileGate does not take a token that was not given for this.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("customer.read") {
			api.Forbidden(w, r)
			return
		}
		if !caller.HasScope("customers.read") {
			api.Unauthorized(w, r)
			return
		}

		next.ServeHTTP(w, r)
	})
}
