//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ProfileGate goes by what the token was given for.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.HasScope("customers.read") {
			api.InsufficientScope(w, r, "customers.read")
			return
		}

		next.ServeHTTP(w, r)
	})
}
