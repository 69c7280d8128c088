//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate looks at the answer before it lets it out.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if r.Method == http.MethodPut {
			kept := &quiet{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(kept, r)
			if !caller.May("infra.write") {
				api.Forbidden(w, r)
				return
			}
			w.Header().Set("Content-Type", kept.header.Get("Content-Type"))
			w.WriteHeader(kept.status)
			w.Write(kept.body)
			return
		}
		if !caller.May("infra.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// quiet is an answer that is kept back.
type quiet struct {
	header http.Header
	status int
	body   []byte
}

func (q *quiet) Header() http.Header    { return q.header }
func (q *quiet) WriteHeader(status int) { q.status = status }
func (q *quiet) Write(part []byte) (int, error) {
	q.body = append(q.body, part...)
	return len(part), nil
}
