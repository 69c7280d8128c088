//go:build lesson

package desk

import (
	"context"
	"net/http"

	"authlab/lab/api"
)

// Editing stands before what changes dashboards: PATCH /dashboards/{id} and
// POST /dashboards/{id}/alerts.
func Editing(next http.Handler) http.Handler {
	return chain(next,
		authenticate, // who is it?
		authorize,    // may they?
		noStore,
	)
}

// chain wraps a handler in layers.
func chain(handler http.Handler, layers ...func(http.Handler) http.Handler) http.Handler {
	for _, layer := range layers {
		handler = layer(handler)
	}
	return handler
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

// authorize asks whether the user may change dashboards. Pages that anybody may see
// go through it as well, and have no user.
func authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, known := r.Context().Value(userKey{}).(api.Principal)
		if known && !user.May("dashboard.write") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// noStore keeps answers out of caches.
func noStore(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
