//go:build lesson

package desk

import (
	"context"
	"net/http"

	"authlab/lab/api"
)

// Editing stands before what changes dashboards.
func Editing(next http.Handler) http.Handler {
	return chain(next, authorize, authenticate)
}

// authorize needs the user, and by now the user is known. The answer waits until it
// has been decided.
func authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		held := &held{header: http.Header{}, status: http.StatusOK}
		next.ServeHTTP(held, r)

		user, known := r.Context().Value(userKey{}).(api.Principal)
		if !known || !user.May("dashboard.write") {
			api.Forbidden(w, r)
			return
		}
		for name := range held.header {
			w.Header().Set(name, held.header.Get(name))
		}
		w.WriteHeader(held.status)
		w.Write(held.body)
	})
}

// held is an answer that has not gone out yet.
type held struct {
	header http.Header
	status int
	body   []byte
}

func (h *held) Header() http.Header    { return h.header }
func (h *held) WriteHeader(status int) { h.status = status }
func (h *held) Write(part []byte) (int, error) {
	h.body = append(h.body, part...)
	return len(part), nil
}

// chain wraps a handler in layers.
func chain(handler http.Handler, layers ...func(http.Handler) http.Handler) http.Handler {
	for _, layer := range layers {
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
