//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ReportsGate lets our own people in.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); caller.Tenant != "oak" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
