//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// AuditPage pretends that there is no log.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("audit.read") {
			api.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
