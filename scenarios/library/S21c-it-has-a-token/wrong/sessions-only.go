//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ProfileGate shows profiles to people in front of a browser.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("customer.read") {
			api.Forbidden(w, r)
			return
		}
		if caller.Scopes != nil {
			api.InsufficientScope(w, r, "customers.read")
			return
		}

		next.ServeHTTP(w, r)
	})
}
