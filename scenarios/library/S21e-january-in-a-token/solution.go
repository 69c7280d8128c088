//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate stands before the settings of the machines: GET and PUT /infra/{id}.
// The session or token has been verified when it is called.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		right := needed(r)
		if !caller.May(right) { // by the roles of today
			api.Forbidden(w, r)
			return
		}
		if !caller.HasScope(right) {
			api.InsufficientScope(w, r, right)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// needed is the right that a request asks for. For machines, the permission and the
// scope have one name.
func needed(r *http.Request) string {
	if r.Method == http.MethodPut {
		return "infra.write"
	}
	return "infra.read"
}
