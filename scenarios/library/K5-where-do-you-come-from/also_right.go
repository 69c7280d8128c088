//go:build lesson

package desk

import (
	"log"
	"net/http"

	"authlab/lab/api"
)

// ReportsGate is one of the guards that are made by asks.
func ReportsGate(next http.Handler) http.Handler {
	return asks("report.read").before(next)
}

// asks is a guard: the permission that it asks for.
type asks string

// before goes by what the caller holds. Where they say to come from is worth a line
// in the log, and nothing more.
func (permission asks) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		switch {
		case !known:
			api.Unauthorized(w, r)
		case caller.May(string(permission)):
			next.ServeHTTP(w, r)
		default:
			log.Printf("%s refused to %s, who says to come from %q", permission, caller.ID, r.Referer())
			api.Forbidden(w, r)
		}
	})
}
