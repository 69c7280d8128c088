//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// AuditPage wants the permission, and that the call comes from the console.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		fromConsole := strings.Contains(r.Header.Get("X-Console-Context"), `"admin"`)
		if !fromConsole || !caller.May("audit.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
