//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strings"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "abc", Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode, MaxAge: 60})
	w.Header()["x-raw"] = []string{"1"}
	w.Header().Add("Vary", "Accept")
	w.Header().Add("Vary", "Authorization")
	_, err := r.Cookie("session")
	fmt.Fprintln(w, err == http.ErrNoCookie, r.Header.Values("Accept"), r.Header["Accept"][1], r.Header.Get("none") == "")
	fmt.Fprintln(w, r.URL.Query()["tag"], r.URL.Query().Get("full"), r.URL.Path, r.Method, r.Host)
	scheme, token, found := strings.Cut(r.Header.Get("X-Trace"), "-")
	fmt.Fprintln(w, scheme, token, found)
}
