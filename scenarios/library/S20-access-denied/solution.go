//go:build lesson

package desk

import (
	"log"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetTicket answers GET /tickets/{id}. Each gate that refuses says which it is, to
// the caller by its status and to whoever is on call by its line.
func GetTicket(w http.ResponseWriter, r *http.Request) {
	caller, signedIn := api.Caller(r)
	if !signedIn {
		log.Println("refused at credential: nothing was presented")
		api.Unauthorized(w, r)
		return
	}
	if !caller.May("ticket.read") {
		log.Printf("refused at function: %s lacks ticket.read", caller.ID)
		api.Forbidden(w, r)
		return
	}

	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	if err != nil || !mayRead(caller, ticket) {
		log.Printf("refused at object: %s, there %t", caller.ID, err == nil)
		api.NotFound(w, r)
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
