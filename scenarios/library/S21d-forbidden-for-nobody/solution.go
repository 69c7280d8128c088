//go:build lesson

package desk

import (
	"errors"
	"net/http"

	"authlab/lab/api"
)

// What a check returns for a request it does not let through.
var (
	errNotSignedIn = errors.New("not signed in")
	errNotAllowed  = errors.New("not allowed")
)

// TicketDesk stands in front of GET /tickets and POST /tickets. A credential that
// does not prove anybody has been refused when it is called.
func TicketDesk(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := check(r); err != nil {
			refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// check wants a caller, and then the permission for what the request is about to do.
func check(r *http.Request) error {
	caller, signedIn := api.Caller(r)
	switch {
	case !signedIn:
		return errNotSignedIn
	case !caller.May(permissionFor(r)):
		return errNotAllowed
	}
	return nil
}

// permissionFor is the permission for what a request does with tickets.
func permissionFor(r *http.Request) string {
	if r.Method == http.MethodPost {
		return "ticket.create"
	}
	return "ticket.read"
}

// refuse puts every error into a status, in one place.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, errNotSignedIn):
		api.Unauthorized(w, r)
	case errors.Is(err, errNotAllowed):
		api.Forbidden(w, r)
	default:
		http.Error(w, "something went wrong", http.StatusInternalServerError)
	}
}
