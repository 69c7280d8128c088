//go:build lesson

package desk

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"authlab/lab/api"
)

// settable lists what the body of POST /tickets may set.
func settable() []string { return []string{"subject"} }

// PostTicket reads the body field by field, so that none goes by unseen.
func PostTicket(w http.ResponseWriter, r *http.Request) {
	var body map[string]json.RawMessage
	if err := api.Read(r, &body); err != nil {
		api.BadRequest(w, r)
		return
	}
	for name := range maps.Keys(body) {
		if !slices.Contains(settable(), name) {
			api.Forbidden(w, r)
			return
		}
	}

	var subject string
	if json.Unmarshal(body["subject"], &subject) != nil || strings.TrimSpace(subject) == "" {
		api.BadRequest(w, r)
		return
	}
	keep(w, r, subject)
}

// keep opens a ticket in the caller's own name.
func keep(w http.ResponseWriter, r *http.Request, subject string) {
	by, _ := api.Caller(r)
	ticket, err := api.Tickets(r).Create(api.Ticket{Owner: by.ID, Tenant: by.Tenant, Subject: subject, Status: "open"})
	if err != nil {
		http.Error(w, "the ticket could not be kept", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/tickets/"+ticket.ID)
	api.JSON(w, http.StatusCreated, ticket)
}
