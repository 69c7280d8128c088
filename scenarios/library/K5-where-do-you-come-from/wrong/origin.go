//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ReportsGate goes by Sec-Fetch-Site, which a page cannot set.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if r.Header.Get("Sec-Fetch-Site") != "same-origin" || !caller.May("report.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
