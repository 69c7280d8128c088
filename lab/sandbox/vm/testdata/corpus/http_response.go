//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("content-type", "text/plain")
	w.Header().Add("X-Multi", "1")
	w.Header().Add("X-Multi", "2")
	w.Header()["X-Raw"] = []string{"raw"}
	h := w.Header()
	h.Set("X-Gone", "x")
	h.Del("x-gone")
	http.SetCookie(w, &http.Cookie{Name: "s", Value: "v", HttpOnly: true, Path: "/", SameSite: http.SameSiteLaxMode, MaxAge: 60})
	fmt.Fprintln(w, "body", len(h), h.Get("X-Multi"))
	w.WriteHeader(http.StatusTeapot)
	n, err := w.Write([]byte("more\n"))
	fmt.Fprintln(w, n, err, http.StatusText(403), http.StatusForbidden, http.MethodPost)
	if r.PathValue("id") == "inv-9" {
		http.Error(w, "late", http.StatusBadRequest)
	}
}
