//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate lets through whom the engine allows, and nobody else.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if decision, _ := api.Decide(r, "infra.read"); decision != api.Allow {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
