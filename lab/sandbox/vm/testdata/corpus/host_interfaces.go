//go:build lesson

package fix

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

type upper struct{ r io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	copy(p, strings.ToUpper(string(p[:n])))
	return n, err
}

type sink struct{ parts []string }

func (s *sink) Write(p []byte) (int, error) {
	s.parts = append(s.parts, string(p))
	return len(p), nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	all, err := io.ReadAll(upper{io.LimitReader(r.Body, 12)})
	fmt.Fprintln(w, string(all), err)
	s := &sink{}
	fmt.Fprintf(s, "%d", 1)
	io.WriteString(s, "two")
	n, err := io.Copy(s, strings.NewReader("three"))
	fmt.Fprintln(w, s.parts, n, err)
	_, ok := w.(http.Flusher)
	_, ok2 := w.(io.Writer)
	_, ok3 := w.(interface{ Nope() })
	fmt.Fprintln(w, ok, ok2, ok3)
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	ctx := context.WithValue(context.Background(), "k", errors.New("in ctx"))
	e, ok := ctx.Value("k").(error)
	fmt.Fprintln(w, e, ok, ctx.Value("none") == nil, ctx.Err())
	r.Body = http.MaxBytesReader(w, io.NopCloser(strings.NewReader("0123456789")), 4)
	rest, err := io.ReadAll(r.Body)
	fmt.Fprintln(w, string(rest), err)
	r.Body = io.NopCloser(strings.NewReader("a=1&b=2"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	fmt.Fprintln(w, r.ParseForm(), r.PostForm.Get("a"), r.PostFormValue("b"))
	r2 := new(http.Request)
	*r2 = *r
	r2.Method = "PATCH"
	fmt.Fprintln(w, r.Method, r2.Method, r2.Context() == r.Context(), r2.PathValue("id"))
	http.NotFoundHandler().ServeHTTP(w, r2)
}
