//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Console asks for a permission before a page is read.
func Console(next http.Handler) http.Handler {
	needs := map[string]string{
		"/dashboards": "dashboard.read",
		"/reports":    "report.read",
		"/audit":      "audit.read",
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if r.Method == http.MethodGet && !caller.May(needs[r.URL.Path]) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
