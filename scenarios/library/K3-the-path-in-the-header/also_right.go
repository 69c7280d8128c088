//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Front routes by itself and asks each route's permission there, so that what is
// asked about and what is served are one and the same.
func Front(next http.Handler) http.Handler {
	front := mux.NewRouter()
	front.Use(withoutRewrites)
	front.Handle("/orders", asks("order.read", next))
	front.Handle("/users", asks("user.read", next))
	front.Handle("/infra", asks("infra.read", next))
	return front
}

func asks(permission string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// withoutRewrites takes out what an outsider may have put in, so that nothing further
// back believes it either.
func withoutRewrites(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("X-Original-URL")
		r.Header.Del("X-Rewrite-URL")
		next.ServeHTTP(w, r)
	})
}
