//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Console registers each page together with what it asks for. A page cannot be
// served without being registered.
func Console(next http.Handler) http.Handler {
	pages := mux.NewRouter()
	pages.Handle("/dashboards", asks("dashboard.read", next))
	pages.Handle("/reports", asks("report.read", next))
	pages.Handle("/audit", asks("audit.read", next))
	return pages
}

func asks(permission string, page http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		page.ServeHTTP(w, r)
	})
}
