//go:build lesson

package desk

import (
	"encoding/json"
	"net/http"
	"slices"

	"authlab/lab/api"
)

// pageContext is what the console sends along with every call: who is sitting
// in front of it, and what the page has worked out about them.
type pageContext struct {
	User string `json:"user"`
	Role string `json:"role"`
	Page string `json:"page"`
}

// AuditPage stands in front of GET /audit. The session or token has been checked
// when it is called.
func AuditPage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := contextOf(r)
		if !slices.Contains(menuOf(page.Role), "audit") {
			api.Forbidden(w, r)
			return
		}

		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// contextOf reads the console's header. Without one there is no role.
func contextOf(r *http.Request) pageContext {
	var page pageContext
	if err := json.Unmarshal([]byte(r.Header.Get("X-Console-Context")), &page); err != nil {
		return pageContext{}
	}
	return page
}

// menuOf lists the pages a role has in its menu, as the console draws it.
func menuOf(role string) []string {
	switch role {
	case "admin":
		return []string{"dashboards", "users", "audit"}
	case "auditor":
		return []string{"audit"}
	case "editor", "analyst", "viewer":
		return []string{"dashboards"}
	}
	return nil
}
