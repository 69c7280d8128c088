//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate lets the platform team change things. There are two of them.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if caller.ID != "plato" && caller.ID != "pia" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
