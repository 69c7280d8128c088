//go:build lesson

package desk

import (
	"log"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// refusal is where a request stopped, and how the caller is told.
type refusal struct {
	gate   string
	answer func(http.ResponseWriter, *http.Request)
}

// GetTicket answers GET /tickets/{id}.
func GetTicket(w http.ResponseWriter, r *http.Request) {
	ticket, stopped := find(r)
	if stopped != nil {
		caller, _ := api.Caller(r)
		log.Printf("gate=%s who=%q", stopped.gate, caller.ID)
		stopped.answer(w, r)
		return
	}
	api.JSON(w, http.StatusOK, ticket)
}

// find walks through the gates in order, and returns the one that refused.
func find(r *http.Request) (api.Ticket, *refusal) {
	caller, signedIn := api.Caller(r)
	switch {
	case !signedIn:
		return api.Ticket{}, &refusal{"credential", api.Unauthorized}
	case !caller.May("ticket.read"):
		return api.Ticket{}, &refusal{"function", api.Forbidden}
	}
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	if err != nil || !mayRead(caller, ticket) {
		return api.Ticket{}, &refusal{"object", api.NotFound}
	}
	return ticket, nil
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
