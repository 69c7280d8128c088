//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// TicketDesk is two guards in a row, one for each checkpoint.
func TicketDesk(next http.Handler) http.Handler {
	return known(permitted(next))
}

// known lets through whoever has proved who they are.
func known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, signedIn := api.Caller(r); signedIn {
			next.ServeHTTP(w, r)
			return
		}
		api.Unauthorized(w, r)
	})
}

// permitted lets through whoever holds the permission for the method.
func permitted(next http.Handler) http.Handler {
	wanted := map[string]string{http.MethodGet: "ticket.read", http.MethodHead: "ticket.read", http.MethodPost: "ticket.create"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if permission, known := wanted[r.Method]; known && caller.May(permission) {
			next.ServeHTTP(w, r)
			return
		}
		api.Forbidden(w, r)
	})
}
