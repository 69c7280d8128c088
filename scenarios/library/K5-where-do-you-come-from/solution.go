//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// ReportsGate stands before GET /reports and GET /reports/{id}. Whoever holds
// report.read may, on whichever page or in whichever script they ask.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("report.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
