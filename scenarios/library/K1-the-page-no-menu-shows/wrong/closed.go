//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Console has taken the log offline.
func Console(next http.Handler) http.Handler {
	needs := map[string]string{"/dashboards": "dashboard.read", "/reports": "report.read"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if permission, open := needs[r.URL.Path]; !open || !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
