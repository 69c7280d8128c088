//go:build lesson

package desk

import (
	"context"
	"net/http"
	"slices"

	"authlab/lab/api"
)

// Editing stands before what changes dashboards: PATCH /dashboards/{id} and
// POST /dashboards/{id}/alerts. The layers are asked in the order of the list.
func Editing(next http.Handler) http.Handler {
	return chain(next,
		noStore,
		authenticate, // who is it?
		authorize,    // may they?
	)
}

// chain wraps a handler in layers. The first of them is the outermost, so it has to be
// put on last.
func chain(handler http.Handler, layers ...func(http.Handler) http.Handler) http.Handler {
	for _, layer := range slices.Backward(layers) {
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

// authorize asks whether the user may change dashboards. Where nobody has been
// authenticated, nobody is let through.
func authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, known := r.Context().Value(userKey{}).(api.Principal)
		if !known || !user.May("dashboard.write") {
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
