//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Internal has two routers: one for whoever passes by, and one for the people and
// programs that run the machines.
func Internal(next http.Handler) http.Handler {
	all := mux.NewRouter()
	all.Handle("/health", next)

	inside := all.NewRoute().Subrouter()
	inside.Use(platformOnly)
	inside.Handle("/metrics", next)
	inside.Handle("/infra", next)
	return all
}

func platformOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch caller, signedIn := api.Caller(r); {
		case !signedIn:
			api.Unauthorized(w, r)
		case !caller.May("infra.read"):
			api.Forbidden(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}
