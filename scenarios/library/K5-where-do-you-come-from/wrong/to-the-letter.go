//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ReportsGate compares the whole address, letter by letter.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Referer() != "https://console.oak.test/reports" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
