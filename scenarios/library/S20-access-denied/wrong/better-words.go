//go:build lesson

package desk

import (
	"log"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetTicket answers GET /tickets/{id}.
func GetTicket(w http.ResponseWriter, r *http.Request) {
	caller, signedIn := api.Caller(r)
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	switch {
	case !signedIn:
		log.Println("not signed in")
		api.Forbidden(w, r)
		return
	case !caller.May("ticket.read"):
		log.Println("no permission", caller.ID)
		api.Forbidden(w, r)
		return
	case err != nil || !mayRead(caller, ticket):
		log.Println("not theirs", caller.ID)
		api.Forbidden(w, r)
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
