package mockapi

import (
	"net/http"
	"strings"

	"authlab/lab/api"

	"github.com/gorilla/mux"
)

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

// patchTicket opens or closes a ticket: {"status": "closed"}. No other field of
// it can be changed, whatever the body says.
func patchTicket(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Status string `json:"status"`
	}
	if err := api.Read(r, &asked); err != nil || asked.Status != "open" && asked.Status != "closed" {
		api.BadRequest(w, r)
		return
	}
	ticket, err := api.Tickets(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	ticket.Status = asked.Status
	if err := api.Tickets(r).Save(ticket); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, ticket)
}
