//go:build lesson

package desk

import (
	"encoding/json"
	"net/http"

	"authlab/lab/api"
)

// AuditPage makes sure that the page speaks of whoever is really calling.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var page struct{ User, Role string }
		err := json.Unmarshal([]byte(r.Header.Get("X-Console-Context")), &page)

		caller, _ := api.Caller(r)
		if err != nil || page.User != caller.ID {
			api.Forbidden(w, r)
			return
		}
		if page.Role != "admin" && page.Role != "auditor" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
