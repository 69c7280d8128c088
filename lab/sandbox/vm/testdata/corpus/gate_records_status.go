//go:build lesson

package fix

import (
	"fmt"
	"net/http"

	"authlab/lab/api"
)

type recorder struct {
	http.ResponseWriter
	status, written int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	n, err := r.ResponseWriter.Write(p)
	r.written += n
	return n, err
}

func Gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen := &recorder{ResponseWriter: w}
		if _, ok := api.Caller(r); ok {
			next.ServeHTTP(seen, r)
		} else {
			api.Unauthorized(seen, r)
		}
		fmt.Fprintf(w, "|%d %v", seen.status, seen.written > 0)
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
