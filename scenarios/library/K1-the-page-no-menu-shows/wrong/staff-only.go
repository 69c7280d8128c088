//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Console lets our own people look, and asks for the permission where there is one.
func Console(next http.Handler) http.Handler {
	needs := map[string]string{"/dashboards": "dashboard.read", "/reports": "report.read"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		permission, listed := needs[r.URL.Path]
		if caller.Tenant != "oak" || listed && !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
