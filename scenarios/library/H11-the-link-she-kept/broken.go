//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// TransferDocument answers POST /documents/{id}/transfer: {"to": "abel"}. The
// permission document.transfer has been checked when it is called.
func TransferDocument(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	document, err := api.Documents(r).Find(mux.Vars(r)["id"])
	if err != nil || !mayRead(caller, document) {
		api.NotFound(w, r)
		return
	}
	if document.Owner != caller.ID {
		api.Forbidden(w, r)
		return
	}

	var form struct {
		To string `json:"to"`
	}
	if err := api.Read(r, &form); err != nil || !colleague(r, caller, form.To) {
		api.BadRequest(w, r)
		return
	}

	handOver(&document, form.To)
	if err := api.Documents(r).Save(document); err != nil {
		api.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// handOver makes somebody the owner. An owner is on no list.
func handOver(document *api.Document, to string) {
	document.Owner = to
	document.Editors = without(document.Editors, to)
	document.Viewers = without(document.Viewers, to)
}

func without(people []string, who string) []string {
	return slices.DeleteFunc(people, func(name string) bool { return name == who })
}

func mayRead(caller api.Principal, document api.Document) bool {
	shared := slices.Concat(document.Editors, document.Viewers)
	return document.Owner == caller.ID || slices.Contains(shared, caller.ID)
}

// colleague reports whether somebody else is a customer of the caller's company.
func colleague(r *http.Request, caller api.Principal, who string) bool {
	return slices.ContainsFunc(api.Customers(r).List(), func(customer api.Customer) bool {
		return customer.Owner == who && customer.Tenant == caller.Tenant && who != caller.ID
	})
}
