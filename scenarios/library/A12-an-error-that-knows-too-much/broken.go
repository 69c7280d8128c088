//go:build lesson

package desk

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// ticketChange is what a request says. What it leaves out stays as it is.
type ticketChange struct {
	Subject *string `json:"subject"`
	Status  *string `json:"status"`
}

// PatchTicket answers PATCH /tickets/{id}. The credential and the permission
// ticket.update have been checked when it is called.
func PatchTicket(w http.ResponseWriter, r *http.Request) {
	var change ticketChange
	if err := api.Read(r, &change); err != nil {
		api.BadRequest(w, r)
		return
	}
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	if problems := change.problems(ticket); len(problems) > 0 {
		api.JSON(w, http.StatusBadRequest, map[string][]string{
			"problems": problems,
		})
		return
	}

	caller, _ := api.Caller(r)
	if !mayChange(caller, ticket) {
		api.NotFound(w, r)
		return
	}
	if !maySet(caller, ticket, change) {
		api.Forbidden(w, r)
		return
	}

	change.apply(&ticket)
	if err := api.Tickets(r).Save(ticket); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, ticket)
}

// problems lists what is wrong with a change, in words for the person at the form.
func (c ticketChange) problems(ticket api.Ticket) []string {
	var problems []string
	if c.Subject == nil && c.Status == nil {
		problems = append(problems, "nothing is changed")
	}
	if c.Subject != nil && strings.TrimSpace(*c.Subject) == "" {
		problems = append(problems, fmt.Sprintf("subject: cannot be empty, was %q", ticket.Subject))
	}
	if c.Status != nil && !slices.Contains([]string{"open", "closed"}, *c.Status) {
		problems = append(problems, fmt.Sprintf("status: cannot go from %s to %s", ticket.Status, *c.Status))
	}
	return problems
}

func (c ticketChange) apply(ticket *api.Ticket) {
	if c.Subject != nil {
		ticket.Subject = *c.Subject
	}
	if c.Status != nil {
		ticket.Status = *c.Status
	}
}

// mayChange holds for whoever asked, and for support.
func mayChange(caller api.Principal, ticket api.Ticket) bool {
	return caller.Tenant == "oak" || caller.Tenant == ticket.Tenant && caller.ID == ticket.Owner
}

// maySet: who asked words the question, and support says when it is settled.
func maySet(caller api.Principal, ticket api.Ticket, change ticketChange) bool {
	return (change.Subject == nil || caller.ID == ticket.Owner) &&
		(change.Status == nil || caller.Tenant == "oak")
}
