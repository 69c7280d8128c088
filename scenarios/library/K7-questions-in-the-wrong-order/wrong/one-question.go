//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Editing asks the one thing that matters.
func Editing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, _ := api.Caller(r)
		if !user.May("dashboard.write") {
			api.Forbidden(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
