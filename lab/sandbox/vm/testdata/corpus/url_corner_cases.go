//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// safeRedirect lets only paths of our own through.
func safeRedirect(target string) bool {
	u, err := url.Parse(target)
	return err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/") && !strings.HasPrefix(target, "//") && !strings.Contains(target, "\\")
}

func Handle(w http.ResponseWriter, r *http.Request) {
	for _, text := range []string{
		"/home", "//evil.example", "https://evil.example/x", "javascript:alert(1)", "/\\evil.example", "/a?next=//b", "", "a/b", "/%2e%2e/etc", "/a%2Fb", "http://user:pass@host:80/p?q=1#f",
		"http://[::1]:8080/", "http://host:bad/", "%zz", "http://a b/", "/a;b?c;d=e", "?q", "#frag", "mailto:a@b.c", "http://host", "HTTP://Host/UP", "/ü", "/a%20b+c", "http://[::1", ":x", "/path with space", "\x00",
	} {
		u, err := url.Parse(text)
		fmt.Fprintln(w, safeRedirect(text), err)
		if u != nil {
			fmt.Fprintf(w, "%q %q %q %q %q %q %q %q %q %v\n", u.Scheme, u.Opaque, u.Host, u.Path, u.RawQuery, u.Fragment, u.Hostname(), u.Port(), u.String(), u.IsAbs())
			fmt.Fprintln(w, u.EscapedPath(), u.RequestURI(), u.Query(), u.Redacted())
		}
	}
	for _, text := range []string{"a=1&a=2&b", "a=%zz", "a=1;b=2", "=x&&", "a+b=c%26d"} {
		v, err := url.ParseQuery(text)
		fmt.Fprintln(w, v, err, v.Encode(), v.Get("a"), v.Has("b"), v["a"])
	}
	v := url.Values{"z": {"1"}, "a": {"x y", "&="}}
	v.Add("a", "é")
	v.Set("k", "")
	v.Del("z")
	fmt.Fprintln(w, v.Encode(), len(v), v)
	fmt.Fprintln(w, url.PathEscape("a/b c?é"), url.QueryEscape("a/b c?é&=+"))
	s, err := url.PathUnescape("a%2Fb+c%")
	fmt.Fprintln(w, s, err)
	s, err = url.QueryUnescape("a%2Fb+c")
	fmt.Fprintln(w, s, err)
	u := &url.URL{Scheme: "https", Host: "api.example", Path: "/in voices/é", RawQuery: v.Encode()}
	fmt.Fprintln(w, u, u.JoinPath("..", "x"), *u == *u)
	q := r.URL.Query()
	q.Set("full", "2")
	fmt.Fprintln(w, q.Encode(), r.URL.RawQuery, r.URL.Path, r.RequestURI)
	r.URL.RawQuery = q.Encode()
	fmt.Fprintln(w, r.FormValue("full"), r.URL.Query().Get("full"))
	var none url.Values
	fmt.Fprintln(w, none.Get("x"), none.Has("x"), none.Encode() == "")
}
