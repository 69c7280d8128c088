//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Console behaves as if there were no such page.
func Console(next http.Handler) http.Handler {
	needs := map[string]string{
		"/dashboards": "dashboard.read",
		"/reports":    "report.read",
		"/audit":      "audit.read",
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May(needs[r.URL.Path]) {
			api.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
