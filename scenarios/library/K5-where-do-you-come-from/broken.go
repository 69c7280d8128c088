//go:build lesson

package desk

import (
	"net/http"
	"net/url"
	"strings"

	"authlab/lab/api"
)

// console is the host of the staff console. Its pages open for those who may.
const console = "console.oak.test"

// ReportsGate stands before GET /reports and GET /reports/{id}. Reports are read
// on the reports page, which is for analysts.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !fromReportsPage(r) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// fromReportsPage takes the address apart: a page at console.oak.test.evil.test, or
// one that only has our name in its query, is not ours.
func fromReportsPage(r *http.Request) bool {
	from, err := url.Parse(r.Referer())
	if err != nil || from.Scheme != "https" || from.Host != console {
		return false
	}
	return from.Path == "/reports" || strings.HasPrefix(from.Path, "/reports/")
}
