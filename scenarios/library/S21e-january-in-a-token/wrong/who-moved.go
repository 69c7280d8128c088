//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate knows who has left the team.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		right := "infra.read"
		if r.Method == http.MethodPut {
			right = "infra.write"
		}
		if caller.ID == "nia" || !caller.HasScope(right) || caller.Scopes == nil && !caller.May(right) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
