//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Console gives the log an address that nobody guesses.
func Console(next http.Handler) http.Handler {
	needs := map[string]string{"/dashboards": "dashboard.read", "/reports": "report.read"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if r.URL.Path == "/audit" {
			if r.URL.Query().Get("key") != "c0ffee-7d1a" {
				api.Forbidden(w, r)
				return
			}
		} else if !caller.May(needs[r.URL.Path]) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
