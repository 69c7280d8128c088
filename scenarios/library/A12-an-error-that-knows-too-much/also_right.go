//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// PatchTicket goes through its questions in the order in which they may be
// answered: is it there for you, may you set this, does it make sense?
func PatchTicket(w http.ResponseWriter, r *http.Request) {
	ticket, found := ticketFor(r)
	if !found {
		api.NotFound(w, r)
		return
	}

	var change struct{ Subject, Status *string }
	if err := api.Read(r, &change); err != nil {
		api.BadRequest(w, r)
		return
	}

	caller, _ := api.Caller(r)
	switch {
	case change.Subject != nil && caller.ID != ticket.Owner, change.Status != nil && caller.Tenant != "oak":
		api.Forbidden(w, r)
		return
	case change.Subject == nil && change.Status == nil:
		api.BadRequest(w, r)
		return
	case change.Status != nil && *change.Status != "open" && *change.Status != "closed":
		api.BadRequest(w, r)
		return
	case change.Subject != nil && strings.TrimSpace(*change.Subject) == "":
		api.BadRequest(w, r)
		return
	}

	if change.Subject != nil {
		ticket.Subject = *change.Subject
	}
	if change.Status != nil {
		ticket.Status = *change.Status
	}
	if err := api.Tickets(r).Save(ticket); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, ticket)
}

// ticketFor finds the ticket a request names, if there is one for its caller.
func ticketFor(r *http.Request) (api.Ticket, bool) {
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	if err != nil {
		return api.Ticket{}, false
	}
	caller, _ := api.Caller(r)
	own := caller.Tenant == ticket.Tenant && caller.ID == ticket.Owner
	return ticket, own || caller.Tenant == "oak"
}
