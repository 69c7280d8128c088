//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// needs says which permission each page asks for, whether a menu shows it or not.
func needs() map[string]string {
	return map[string]string{
		"/dashboards": "dashboard.read",
		"/reports":    "report.read",
		"/audit":      "audit.read",
	}
}

// Console stands before the pages of the staff console. A page that is not in the
// table is refused to everybody, until somebody writes down who may.
func Console(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		permission, listed := needs()[r.URL.Path]
		if !listed || !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
