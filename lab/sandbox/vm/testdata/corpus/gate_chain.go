//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

type middleware func(http.Handler) http.Handler

func chain(all ...middleware) middleware {
	return func(next http.Handler) http.Handler {
		for i := len(all) - 1; i >= 0; i-- {
			next = all[i](next)
		}
		return next
	}
}

func header(name, value string) middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Add(name, value)
			r.Header.Set("X-Trace", r.Header.Get("X-Trace")+value)
			next.ServeHTTP(w, r)
		})
	}
}

func Gate(next http.Handler) http.Handler {
	_, _ = api.Caller, next
	return chain(header("X-A", "1"), header("X-A", "2"), header("X-B", "3"))(next)
}

func Handle(w http.ResponseWriter, r *http.Request) {
	next := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Inner", r.Header.Get("X-Trace"))
		w.WriteHeader(http.StatusAccepted)
		w.Write([]byte("inner " + r.PathValue("id")))
	})
	Gate(next).ServeHTTP(w, r)
}
