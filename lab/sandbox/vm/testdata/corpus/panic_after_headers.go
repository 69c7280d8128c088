//go:build lesson

package fix

import "net/http"

func Handle(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Kept", "1")
	h.Set("X-Gone", "1")
	r.Header.Del("X-Trace")
	h["X-List"] = []string{"a", "b"}
	delete(h, "X-Gone")
	h["X-List"][1] = "changed"
	_ = r.Header["None"][0]
}
