//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

func routes(log *[]string) *http.ServeMux {
	mux := http.NewServeMux()
	note := func(name string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			*log = append(*log, fmt.Sprint(name, " ", r.Pattern, " ", r.PathValue("id"), " ", r.URL.Path))
		}
	}
	mux.Handle("POST /invoices/{id}", note("invoice"))
	mux.HandleFunc("GET /invoices/{id}", note("not reached"))
	mux.Handle("/api/", http.StripPrefix("/api", note("stripped")))
	mux.Handle("/old", http.RedirectHandler("/new", http.StatusMovedPermanently))
	return mux
}

type recorder struct {
	header http.Header
	status int
	body   strings.Builder
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(p []byte) (int, error) { return r.body.Write(p) }
func (r *recorder) WriteHeader(status int)      { r.status = status }

func Handle(w http.ResponseWriter, r *http.Request) {
	var log []string
	mux := routes(&log)
	mux.ServeHTTP(w, r)
	for _, path := range []string{"/api/x", "/old", "/none", "/invoices/7/"} {
		other := r.Clone(r.Context())
		other.URL.Path, other.RequestURI = path, path
		answer := &recorder{header: http.Header{}}
		mux.ServeHTTP(answer, other)
		handler, pattern := mux.Handler(other)
		log = append(log, fmt.Sprint(answer.status, answer.header, answer.body.String(), handler != nil, pattern))
	}
	fmt.Fprintln(w, strings.Join(log, "\n"))

	answer := &recorder{header: http.Header{}}
	http.Redirect(answer, r, "/login?next="+r.URL.Path, http.StatusSeeOther)
	fmt.Fprintln(w, answer.status, answer.header, answer.body.String())
	r.AddCookie(&http.Cookie{Name: "s", Value: "1"})
	r.AddCookie(&http.Cookie{Name: "s", Value: "2 3"})
	fmt.Fprintln(w, r.Header["Cookie"], len(r.CookiesNamed("s")), r.CookiesNamed("none") == nil, r.ProtoAtLeast(1, 1), r.ProtoAtLeast(2, 0), r.ProtoMajor, r.ProtoMinor)
	r.SetBasicAuth("user", "pa:ss")
	user, pass, ok := r.BasicAuth()
	fmt.Fprintln(w, r.Header.Get("Authorization"), user, pass, ok)
	cookies, err := http.ParseCookie("a=1; b=\"2\"; a=3")
	fmt.Fprintln(w, len(cookies), err, cookies[1].Value, cookies[1].Quoted)
	_, err = http.ParseCookie("")
	fmt.Fprintln(w, err)
	set, err := http.ParseSetCookie("s=v; Path=/x; Max-Age=5; Expires=Mon, 02 Mar 2026 10:00:00 GMT; HttpOnly; Secure; SameSite=Lax; Odd=1")
	fmt.Fprintln(w, set.Name, set.Path, set.MaxAge, set.Expires, set.RawExpires, set.HttpOnly, set.SameSite == http.SameSiteLaxMode, set.Unparsed, set.Raw != "", err, set.Valid(), set)
	set.Expires = set.Expires.Add(time.Hour)
	fmt.Fprintln(w, set, (&http.Cookie{Name: "b d"}).Valid(), (&http.Cookie{Name: "x", Value: "a;b"}).Valid())
	at, err := http.ParseTime("Mon, 02 Mar 2026 10:00:00 GMT")
	bad, berr := http.ParseTime("yesterday")
	fmt.Fprintln(w, at, err, at.Format(http.TimeFormat), bad, berr)
	fmt.Fprintln(w, http.DetectContentType([]byte("<html>")), http.DetectContentType([]byte(`{"a":1}`)), http.DetectContentType(nil))

	protection := http.NewCrossOriginProtection()
	fmt.Fprintln(w, protection.AddTrustedOrigin("https://shop.example"), protection.AddTrustedOrigin("shop.example") != nil)
	protection.AddInsecureBypassPattern("/callback/")
	var same *http.CrossOriginProtection = protection
	same.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "denied", r.Header.Get("Origin")) }))
	guarded := same.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "let in") }))
	for _, origin := range []string{"https://evil.example", "https://shop.example", "", "http://example.com"} {
		r.Header.Set("Origin", origin)
		fmt.Fprintln(w, origin, protection.Check(r) == nil)
		guarded.ServeHTTP(w, r)
	}
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	fmt.Fprintln(w, protection.Check(r))

	limited := http.MaxBytesHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		var tooLarge *http.MaxBytesError
		fmt.Fprintln(w, string(body), err, errors.As(err, &tooLarge))
		if tooLarge != nil {
			fmt.Fprintln(w, tooLarge.Limit, tooLarge.Error())
		}
	}), 6)
	limited.ServeHTTP(w, r)
	var none *http.ServeMux
	fmt.Fprintln(w, none == nil, http.ErrBodyNotAllowed, http.ErrAbortHandler)
	body, err := io.ReadAll(http.NoBody)
	r.Body = http.NoBody
	fmt.Fprintln(w, len(body), err, r.Body == http.NoBody, http.NoBody.Close())
	defer func() { fmt.Fprintln(w, recover() == http.ErrAbortHandler) }()
	panic(http.ErrAbortHandler)
}
