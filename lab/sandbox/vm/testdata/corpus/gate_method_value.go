//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

type guard struct{ roles []string }

func (g guard) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		for _, role := range g.roles {
			if caller.HasRole(role) {
				next.ServeHTTP(w, r)
				return
			}
		}
		api.Forbidden(w, r)
	})
}

var Gate = guard{[]string{"support", "admin"}}.wrap

func Handle(w http.ResponseWriter, r *http.Request) {
	next := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Inner", r.Header.Get("X-Trace"))
		w.WriteHeader(http.StatusAccepted)
		w.Write([]byte("inner " + r.PathValue("id")))
	})
	Gate(next).ServeHTTP(w, r)
}
