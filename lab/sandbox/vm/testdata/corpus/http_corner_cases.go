//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("x-request-ID", "1")
	h.Add("x-list", "a")
	h.Add("X-List", "b")
	h["raw-key"] = []string{"kept as it is"}
	fmt.Fprintln(w, "before")
	h.Set("X-Too-Late", "lost natively")
	w.WriteHeader(http.StatusTeapot)
	fmt.Fprintln(w, h.Get("X-LIST"), h.Values("x-list"), h["raw-key"], h.Get("raw-key") == "", http.CanonicalHeaderKey("content-md5 x"), http.CanonicalHeaderKey("x-ümlaut"))
	for _, line := range []string{"session=abc", "a=1; b=2; a=3", `q="quoted value"`, "bad name=x", "x=", "=y", "session=a b", "s=é"} {
		r.Header.Set("Cookie", line)
		c, err := r.Cookie("session")
		fmt.Fprintln(w, c == nil, err, len(r.Cookies()))
		for _, c := range r.Cookies() {
			fmt.Fprintf(w, "%s=%q %v ", c.Name, c.Value, c.Quoted)
		}
		fmt.Fprintln(w)
	}
	_, err := r.Cookie("none")
	fmt.Fprintln(w, errors.Is(err, http.ErrNoCookie), err)
	for _, c := range []*http.Cookie{
		{Name: "s", Value: "v", Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode, MaxAge: 60},
		{Name: "gone", MaxAge: -1, SameSite: http.SameSiteLaxMode},
		{Name: "b ad", Value: "x"}, {Name: "q", Value: `a "b",c;d`}, {Name: "d", Value: "v", Domain: ".example.com"}, {Name: "n", SameSite: http.SameSiteNoneMode, Partitioned: true, Secure: true},
	} {
		fmt.Fprintln(w, c.String())
		http.SetCookie(w, c)
	}
	fmt.Fprintln(w, h["Set-Cookie"])
	for _, line := range []string{"Basic dXNlcjpwYXNz", "basic dXNlcjpwYXNz", "Basic dXNlcg==", "Basic %%%", "Bearer x", "Basic dXNlcjpwYTpzcw==", ""} {
		r.Header.Set("Authorization", line)
		user, pass, ok := r.BasicAuth()
		scheme, token, found := strings.Cut(line, " ")
		fmt.Fprintln(w, user, pass, ok, scheme, token, found, strings.EqualFold(scheme, "bearer"))
	}
	fmt.Fprintln(w, http.StatusText(418), http.StatusText(999) == "", http.StatusText(http.StatusUnauthorized))
	clone := r.Header.Clone()
	clone.Del("cookie")
	fmt.Fprintln(w, len(clone) < len(r.Header), r.UserAgent() == "", r.Referer() == "", r.Proto, r.Host, r.RemoteAddr, r.Pattern)
	body, err := io.ReadAll(io.LimitReader(r.Body, 10))
	fmt.Fprintln(w, string(body), err, r.Body.Close())
	limited := http.MaxBytesReader(w, io.NopCloser(strings.NewReader("0123456789")), 5)
	body, err = io.ReadAll(limited)
	fmt.Fprintln(w, string(body), err)
	fmt.Fprintln(w, r.ParseForm(), r.Form.Get("full"), r.PostForm.Get("full") == "", r.PostFormValue("x") == "", r.PathValue("id"))
	r.SetPathValue("id", "other")
	fmt.Fprintln(w, r.PathValue("id"))
	http.Error(w, "late error", http.StatusForbidden)
	n, err := w.Write(nil)
	fmt.Fprintln(w, n, err)
	_, isFlusher := w.(http.Flusher)
	fmt.Fprintln(w, isFlusher)
}
