//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// entry is a line of the console's menu.
type entry struct {
	path       string
	title      string
	permission string
}

// menu is what the staff console shows on its left, to those who may.
func menu() []entry {
	return []entry{
		{"/dashboards", "Dashboards", "dashboard.read"},
		{"/reports", "Reports", "report.read"},
	}
}

// Console stands before the pages of the staff console: GET /dashboards,
// GET /reports and GET /audit.
func Console(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		for _, e := range menu() {
			if strings.HasPrefix(r.URL.Path, e.path) && !caller.May(e.permission) {
				api.Forbidden(w, r)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
