// under-blocked

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

type change struct {
	Subject *string `json:"subject"`
	Status  *string `json:"status"`
}

// ChangeTicket answers PATCH /tickets/{id}.
func ChangeTicket(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	if err != nil || !reaches(caller, ticket) {
		api.NotFound(w, r)
		return
	}
	var wanted change
	if err := api.Read(r, &wanted); err != nil {
		api.BadRequest(w, r)
		return
	}
	if !maySet(caller, ticket, wanted) {
		api.Forbidden(w, r)
		return
	}
	wanted.apply(&ticket)
	if err := api.Tickets(r).Save(ticket); err != nil {
		api.NotFound(w, r)
		return
	}
	if _, err := api.Tickets(r).Create(ticket); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, ticket)
}

func reaches(caller api.Principal, ticket api.Ticket) bool {
	return caller.HasRole("support") || caller.Tenant == ticket.Tenant && caller.ID == ticket.Owner
}

// maySet: whose question it is words it, and support says when it is settled.
func maySet(caller api.Principal, ticket api.Ticket, wanted change) bool {
	return (wanted.Subject == nil || caller.ID == ticket.Owner) && (wanted.Status == nil || caller.HasRole("support"))
}

func (c change) apply(ticket *api.Ticket) {
	if c.Subject != nil {
		ticket.Subject = *c.Subject
	}
	if c.Status != nil {
		ticket.Status = *c.Status
	}
}
