//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// AuditPage is for Oak's own people.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if caller.Tenant != "oak" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
