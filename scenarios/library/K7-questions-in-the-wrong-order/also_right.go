//go:build lesson

package desk

import (
	"context"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Editing stands before what changes dashboards. A router's Use runs its layers in the
// order in which they are given.
func Editing(next http.Handler) http.Handler {
	router := mux.NewRouter()
	router.Use(noStore, authenticate, authorize)
	router.Handle("/dashboards/{id}", next).Methods(http.MethodPatch)
	router.Handle("/dashboards/{id}/alerts", next).Methods(http.MethodPost)
	return router
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
