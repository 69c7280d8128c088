//go:build lesson

package desk

import (
	"context"
	"net/http"

	"authlab/lab/api"
)

// Editing stands before what changes dashboards.
func Editing(next http.Handler) http.Handler {
	return authenticate(authorize(next))
}

// authorize asks whether the user may change dashboards.
func authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, _ := r.Context().Value(userKey{}).(api.Principal)
		if !user.May("dashboard.write") {
			api.Forbidden(w, r)
		}
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

type userKey struct{}

// authenticate notes who is calling, for all that comes after it.
func authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, ok := api.Caller(r)
		if !ok {
			api.Unauthorized(w, r)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, user)))
	})
}
