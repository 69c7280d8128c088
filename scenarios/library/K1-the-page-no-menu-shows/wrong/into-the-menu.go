//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Console shows the log in the menu, beside the dashboards.
func Console(next http.Handler) http.Handler {
	menu := map[string]string{
		"/dashboards": "dashboard.read",
		"/audit":      "dashboard.read",
		"/reports":    "report.read",
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if permission, listed := menu[r.URL.Path]; !listed || !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
