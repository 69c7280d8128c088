//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// AuditPage stands in front of GET /audit and lets through whoever holds the
// permission audit.read. What the console says of its user is for the menu.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("audit.read") {
			api.Forbidden(w, r)
			return
		}

		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
