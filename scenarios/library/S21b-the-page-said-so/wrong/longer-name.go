//go:build lesson

package desk

import (
	"encoding/json"
	"net/http"

	"authlab/lab/api"
)

// AuditPage reads the role from a header that nobody knows of.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var page struct{ Role string }
		_ = json.Unmarshal([]byte(r.Header.Get("X-Oak-Internal-Console-Context-V2")), &page)
		if page.Role != "admin" && page.Role != "auditor" {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
