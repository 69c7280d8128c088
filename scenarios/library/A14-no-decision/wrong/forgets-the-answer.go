//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate goes on only where the engine has answered.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := api.Decide(r, "infra.read"); err != nil {
			api.Unavailable(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
