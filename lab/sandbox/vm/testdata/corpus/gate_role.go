//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

func Gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, ok := api.Caller(r)
		if !ok {
			api.Unauthorized(w, r)
			return
		}
		if !caller.HasRole("finance") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func Handle(w http.ResponseWriter, r *http.Request) {
	next := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Inner", r.Header.Get("X-Trace"))
		w.WriteHeader(http.StatusAccepted)
		w.Write([]byte("inner " + r.PathValue("id")))
	})
	Gate(next).ServeHTTP(w, r)
}
