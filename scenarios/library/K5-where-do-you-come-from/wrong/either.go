//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// ReportsGate lets in whoever holds the permission. The page still opens it too, for
// those who are used to that.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("report.read") && !strings.HasPrefix(r.Referer(), "https://console.oak.test/reports") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
