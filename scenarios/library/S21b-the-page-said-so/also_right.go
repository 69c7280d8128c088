//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// AuditPage goes by the same menu as the console, and by the roles that the
// server knows.
func AuditPage(next http.Handler) http.Handler {
	return guard{page: "audit", next: next}
}

// guard lets through whoever has a page in the menu of one of their roles.
type guard struct {
	page string
	next http.Handler
}

func (g guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	if !slices.ContainsFunc(caller.Roles, g.inMenuOf) {
		api.Forbidden(w, r)
		return
	}
	g.next.ServeHTTP(w, r)
}

func (g guard) inMenuOf(role string) bool {
	menu := map[string][]string{
		"admin":   {"dashboards", "users", "audit"},
		"auditor": {"audit"},
		"editor":  {"dashboards"},
		"analyst": {"dashboards"},
		"viewer":  {"dashboards"},
	}
	return slices.Contains(menu[role], g.page)
}
