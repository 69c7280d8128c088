//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// What a caller needs for a profile: the permission by a role of theirs, and the
// scope on a token that was issued for less than all.
const (
	profilePermission = "customer.read"
	profileScope      = "customers.read"
)

// ProfileGate stands before GET /customers and GET /customers/{id}. The session or
// token has been verified when it is called.
func ProfileGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		switch {
		case !caller.May(profilePermission):
			api.Forbidden(w, r)
		case !caller.HasScope(profileScope):
			api.InsufficientScope(w, r, profileScope)
		default:
			next.ServeHTTP(w, r)
		}
	})
}
