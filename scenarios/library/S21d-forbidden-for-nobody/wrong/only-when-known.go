//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// TicketDesk checks the permission of whoever is signed in.
func TicketDesk(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if signedIn && !caller.May(permissionFor(r)) {
			api.Forbidden(w, r)
			return
		}

		next.ServeHTTP(w, r)
	})
}

// permissionFor is the permission for what a request does with tickets.
func permissionFor(r *http.Request) string {
	if r.Method == http.MethodPost {
		return "ticket.create"
	}
	return "ticket.read"
}
