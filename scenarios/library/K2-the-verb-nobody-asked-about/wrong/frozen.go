//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate lets people look. Changes go through the change board.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		looks := r.Method == http.MethodGet || r.Method == http.MethodHead
		if !looks || !caller.May("infra.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
