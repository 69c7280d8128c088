package mockapi

import (
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"

	"github.com/gorilla/mux"
)

func ticketRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/tickets", Access: SignedIn, Permission: "ticket.read", About: "the tickets you may see", handler: list("ticket", api.Tickets)},
		{Method: "POST", Pattern: "/tickets", Access: SignedIn, Permission: "ticket.create", About: `ask support: {"subject"}`, fields: onlySubject, handler: postTicket},
		{Method: "GET", Pattern: "/tickets/{id}", Access: SignedIn, Permission: "ticket.read", Kind: "ticket", About: "one ticket", handler: one(api.Tickets)},
		{Method: "PATCH", Pattern: "/tickets/{id}", Access: SignedIn, Permission: "ticket.update", Kind: "ticket", About: `reword or settle: {"subject"} or {"status"}`, fields: ticketFields, handler: patchTicket},
	}
}

func onlySubject(lab.Principal, *lab.Object) []string { return []string{"subject"} }

// postTicket opens a ticket of the caller's own: {"subject": "…"}. Owner and
// tenant come from the caller, never from the body.
func postTicket(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Subject string `json:"subject"`
	}
	if err := api.Read(r, &asked); err != nil || strings.TrimSpace(asked.Subject) == "" {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	ticket, err := api.Tickets(r).Create(api.Ticket{
		Owner: by.ID, Tenant: by.Tenant, Subject: asked.Subject, Status: "open",
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/tickets/"+ticket.ID)
	api.JSON(w, http.StatusCreated, ticket)
}

// ticketFields: who asked says what about, and support says when it is settled.
func ticketFields(caller lab.Principal, ticket *lab.Object) []string {
	var fields []string
	if ticket != nil && ticket.Owner == caller.ID {
		fields = append(fields, "subject")
	}
	if world.Holds(caller.Roles, world.RoleSupport) {
		fields = append(fields, "status")
	}
	return fields
}

// ticketChange is what a request to change a ticket says. What is nil stays.
type ticketChange struct {
	Subject *string `json:"subject"`
	Status  *string `json:"status"`
}

func (c ticketChange) sensible() bool {
	subject := c.Subject == nil || strings.TrimSpace(*c.Subject) != ""
	status := c.Status == nil || *c.Status == "open" || *c.Status == "closed"
	return subject && status && (c.Subject != nil || c.Status != nil)
}

func (c ticketChange) apply(ticket *api.Ticket) {
	if c.Subject != nil {
		ticket.Subject = *c.Subject
	}
	if c.Status != nil {
		ticket.Status = *c.Status
	}
}

// patchTicket rewords, opens or closes a ticket: {"status": "closed"}. That the
// caller may set these fields has been asked.
func patchTicket(w http.ResponseWriter, r *http.Request) {
	var change ticketChange
	if err := api.Read(r, &change); err != nil || !change.sensible() {
		api.BadRequest(w, r)
		return
	}
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	change.apply(&ticket)
	if err := api.Tickets(r).Save(ticket); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, ticket)
}
