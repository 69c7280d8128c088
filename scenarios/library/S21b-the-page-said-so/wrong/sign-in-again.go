//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// AuditPage sends whoever may not see the log back to the sign-in.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("audit.read") {
			api.Unauthorized(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
