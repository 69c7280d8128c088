//go:build lesson

package fix

import (
	"context"
	"net/http"

	"authlab/lab/api"
)

type key struct{}

func Gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, ok := api.Caller(r)
		r = r.WithContext(context.WithValue(r.Context(), key{}, caller.ID))
		r.Header.Set("X-Trace", r.Context().Value(key{}).(string))
		if _, found := r.Context().Value("other").(string); found || !ok {
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
