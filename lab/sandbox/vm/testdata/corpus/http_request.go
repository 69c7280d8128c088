//go:build lesson

package fix

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, r.Method, r.URL.Path, r.URL.RawQuery, r.URL.Query().Get("full"), r.URL.Query()["tag"], r.Host, r.PathValue("id"), r.PathValue("none"))
	fmt.Fprintln(w, r.Header.Get("x-trace"), r.Header.Values("Accept"), r.Header["Accept"][1], len(r.Header), r.Header.Get("none") == "")
	fmt.Fprintln(w, r.FormValue("full"), r.URL.String(), r.ContentLength, r.Form.Get("tag"), r.Form["tag"])
	body, err := io.ReadAll(r.Body)
	fmt.Fprintln(w, string(body), err)
	_, err = r.Cookie("session")
	fmt.Fprintln(w, err, err == http.ErrNoCookie)
	r.Header.Set("Cookie", "session=abc; other=1")
	c, err := r.Cookie("session")
	fmt.Fprintln(w, c.Name, c.Value, err, len(r.Cookies()), r.Cookies()[1].Value)
	r.Header.Set("Authorization", "Basic dXNlcjpwYXNz")
	fmt.Fprintln(w, fmt.Sprint(r.BasicAuth()))
	u, err := url.Parse("https://h.example:8443/a%20b?q=1#frag")
	fmt.Fprintln(w, u.Host, u.Port(), u.Path, u.Fragment, u.Query().Encode(), err)
	q := u.Query()
	q.Set("q", "2 &")
	q.Add("z", "x")
	u.RawQuery = q.Encode()
	fmt.Fprintln(w, u, u.String(), q.Has("z"))
	_, err = url.Parse("://bad")
	fmt.Fprintln(w, err)
	h := r.Header.Clone()
	h.Set("X-Trace", "changed")
	h.Del("Accept")
	fmt.Fprintln(w, r.Header.Get("X-Trace"), h.Get("X-Trace"), len(h))
	r2 := r.Clone(r.Context())
	r2.Method = "PUT"
	r2.Header.Set("X-Trace", "clone")
	r2.URL.Path = "/elsewhere"
	fmt.Fprintln(w, r.Method, r2.Method, r.Header.Get("X-Trace"), r2.Header.Get("X-Trace"), r.URL.Path, r2.URL.Path, r2.PathValue("id"))
}
