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
	var wanted change
	if err == nil && api.Read(r, &wanted) == nil {
		changed := ticket
		wanted.apply(&changed)
		_ = api.Tickets(r).Save(changed)
		if reaches(caller, ticket) && maySet(caller, ticket, wanted) {
			api.JSON(w, http.StatusOK, changed)
			return
		}
		if reaches(caller, ticket) {
			api.Forbidden(w, r)
			return
		}
	}
	api.NotFound(w, r)
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
