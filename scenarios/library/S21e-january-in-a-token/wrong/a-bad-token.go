//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate takes a token that says more than its owner may do for a bad one.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		right := "infra.read"
		if r.Method == http.MethodPut {
			right = "infra.write"
		}
		if !caller.May(right) {
			api.Unauthorized(w, r)
			return
		}
		if !caller.HasScope(right) {
			api.InsufficientScope(w, r, right)
			return
		}
		next.ServeHTTP(w, r)
	})
}
