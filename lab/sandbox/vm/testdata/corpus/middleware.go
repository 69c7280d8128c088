//go:build lesson

package fix

import (
	"context"
	"fmt"
	"log"
	"net/http"
)

type ctxKey struct{}
type otherKey string

type recorder struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.Header().Set("X-Seen", fmt.Sprint(status))
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	r.bytes += len(p)
	return r.ResponseWriter.Write(p)
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w, status: 200}
		next.ServeHTTP(rec, r)
		log.Printf("%d", rec.status)
		fmt.Fprintln(w, "logged", rec.status, rec.bytes)
	})
}

type user struct{ Name string }

func withUser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), ctxKey{}, &user{"ana"})
		ctx = context.WithValue(ctx, otherKey("k"), 42)
		r2 := r.WithContext(ctx)
		r2.Header.Set("X-Shared", "yes")
		next.ServeHTTP(w, r2)
		fmt.Fprintln(w, r.Header.Get("X-Shared"), r.Context().Value(ctxKey{}) == nil, r2.Context() == ctx)
	})
}

type chain struct {
	hs []func(http.Handler) http.Handler
}

func (c chain) then(h http.Handler) http.Handler {
	for i := len(c.hs) - 1; i >= 0; i-- {
		h = c.hs[i](h)
	}
	return h
}

type final struct{ n int }

func (f *final) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.n++
	u, ok := r.Context().Value(ctxKey{}).(*user)
	w.Header().Set("X-User", fmt.Sprint(ok))
	w.WriteHeader(http.StatusAccepted)
	fmt.Fprintln(w, u.Name, r.Context().Value(otherKey("k")), r.Context().Value("k"), f.n, r.PathValue("id"))
}

func Handle(w http.ResponseWriter, r *http.Request) {
	f := &final{}
	h := chain{[]func(http.Handler) http.Handler{logged, withUser}}.then(f)
	h.ServeHTTP(w, r)
	_, ok := h.(http.HandlerFunc)
	fmt.Fprintln(w, ok, f.n)
}
