//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// ticketForm is what a customer may say of a ticket.
type ticketForm struct {
	Subject string `json:"subject"`
}

// PostTicket answers POST /tickets: {"subject": "..."}. The token and the
// permission ticket.create have been checked when it is called.
func PostTicket(w http.ResponseWriter, r *http.Request) {
	for _, name := range api.FormOf(r).Fields {
		if name != "subject" { // the rest is the server's to say
			api.BadRequest(w, r)
			return
		}
	}

	var form ticketForm
	if err := api.Read(r, &form); err != nil || strings.TrimSpace(form.Subject) == "" {
		api.BadRequest(w, r)
		return
	}

	caller, _ := api.Caller(r)
	created, err := api.Tickets(r).Create(api.Ticket{
		Owner: caller.ID, Tenant: caller.Tenant, Subject: form.Subject, Status: "open",
	})
	if err != nil {
		http.Error(w, "the ticket could not be kept", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/tickets/"+created.ID)
	api.JSON(w, http.StatusCreated, created)
}
