//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strings"
)

type wrapped struct {
	http.ResponseWriter
	header http.Header
}

func (w wrapped) Header() http.Header { return w.header }

func inner(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Inner", strings.ToLower(r.Header.Get("X-Trace")))
	w.Header()["X-List"][0] = "in place"
	delete(w.Header(), "X-Gone")
	r.Header.Set("X-Trace", "from inside")
	r.Header["Accept"][0] = "*/*"
	r.URL.Path = "/changed"
	fmt.Fprint(w, "in ")
}

func Handle(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Gone", "1")
	h["X-List"] = []string{"a", "b"}
	list := h["X-List"]
	http.HandlerFunc(inner).ServeHTTP(w, r)
	fmt.Fprintln(w, h.Get("X-Inner"), list, h, r.Header.Get("X-Trace"), r.Header["Accept"], r.URL.Path)
	own := http.Header{"X-List": {"z"}}
	inner(wrapped{w, own}, r)
	fmt.Fprintln(w, own, len(w.Header()))
	http.Error(wrapped{w, own}, "err", 400)
	fmt.Fprintln(w, own.Get("Content-Type"), own["X-Content-Type-Options"])
	same := w.Header()
	same.Set("X-Same", "1")
	fmt.Fprintln(w, h.Get("X-Same"))
}
