//go:build lesson

package desk

import (
	"log"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetTicket answers GET /tickets/{id}. A credential that proves nobody has been
// refused when it is called.
func GetTicket(w http.ResponseWriter, r *http.Request) {
	caller, signedIn := api.Caller(r)
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])

	allowed := signedIn &&
		caller.May("ticket.read") &&
		err == nil &&
		mayRead(caller, ticket)
	if !allowed {
		denied(w, r)
		return
	}
	api.JSON(w, http.StatusOK, ticket)
}

// mayRead holds for support, for whoever keeps the books of the customer's
// company, and for the customer who asked.
func mayRead(caller api.Principal, ticket api.Ticket) bool {
	switch {
	case caller.Tenant == "oak":
		return true
	case ticket.Tenant != caller.Tenant:
		return false
	}
	return ticket.Owner == caller.ID || caller.HasRole("bookkeeper")
}

// denied refuses, and leaves a line for whoever is on call.
func denied(w http.ResponseWriter, r *http.Request) {
	log.Println("access denied")
	api.Forbidden(w, r)
}
