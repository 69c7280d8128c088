//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// ReportsGate asks for the permission, and for the page too, as it always has.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !strings.HasPrefix(r.Referer(), "https://console.oak.test/reports") || !caller.May("report.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
