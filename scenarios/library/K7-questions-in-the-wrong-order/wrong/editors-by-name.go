//go:build lesson

package desk

import (
	"context"
	"net/http"
	"strings"

	"authlab/lab/api"
)

// Editing stands before what changes dashboards.
func Editing(next http.Handler) http.Handler {
	return authenticate(authorize(next))
}

// authorize lets editors through.
func authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, _ := r.Context().Value(userKey{}).(api.Principal)
		if !strings.Contains(strings.Join(user.Roles, " "), "editor") {
			api.Forbidden(w, r)
			return
		}
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
