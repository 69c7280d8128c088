//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"net/url"
)

// Handle puts other parts into a request. What it held before must stay as it was.
func Handle(w http.ResponseWriter, r *http.Request) {
	header, address := r.Header, r.URL
	r.Header = http.Header{"X-Trace": {"new"}, "User-Agent": {"me"}}
	r.URL = &url.URL{Path: "/new", RawQuery: "full=2"}
	fmt.Fprintln(w, r.UserAgent(), r.FormValue("full"), header.Get("X-Trace"), len(header), address.String(), r.URL.String())
	header.Set("X-Trace", "old, changed")
	address.Path = "/old, changed"
	fmt.Fprintln(w, r.Header.Get("X-Trace"), r.URL.Path, address.EscapedPath(), r.UserAgent(), header)
	r.Header = header
	fmt.Fprintln(w, r.Header.Get("X-Trace"), r.UserAgent(), r.Header.Values("Accept"))
	r.Header = nil
	fmt.Fprintln(w, r.UserAgent(), r.UserAgent(), r.Header == nil, header.Get("X-Trace"))
	r.Header = http.Header{"User-Agent": {"again"}}
	fmt.Fprintln(w, r.UserAgent(), len(r.Header), len(header))
	r.URL = address
	fmt.Fprintln(w, r.URL == address, r.URL.String(), r.URL.Query().Get("full"))
	r.Form = url.Values{"mine": {"1"}}
	form := r.Form
	fmt.Fprintln(w, r.FormValue("mine"), r.FormValue("full"), form.Get("mine"))
	r.Form = nil
	fmt.Fprintln(w, r.FormValue("full"), form, r.Form.Get("full"))
	first, second := r.Clone(r.Context()), r.WithContext(r.Context())
	second.Header.Set("X-Shared", "yes")
	first.Header.Set("X-Alone", "yes")
	fmt.Fprintln(w, r.Header.Get("X-Shared"), r.Header.Get("X-Alone"), first.Header.Get("X-Shared"))
	own := w.Header()
	own.Set("X-Own", "1")
	fmt.Fprintln(w, len(w.Header()), own.Get("x-own"))
}
