//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// TransferDocument gives a document away as if it had been made anew: what the
// former owner arranged for others stays, what they could use themselves does not.
func TransferDocument(w http.ResponseWriter, r *http.Request) {
	by, _ := api.Caller(r)
	old, err := api.Documents(r).Find(mux.Vars(r)["id"])
	reads := err == nil && (slices.Contains(old.Editors, by.ID) || slices.Contains(old.Viewers, by.ID))
	switch {
	case err != nil, old.Owner != by.ID && !reads:
		api.NotFound(w, r)
		return
	case old.Owner != by.ID:
		api.Forbidden(w, r)
		return
	}

	var form struct{ To string }
	if api.Read(r, &form) != nil || form.To == by.ID || tenantOf(r, form.To) != by.Tenant {
		api.BadRequest(w, r)
		return
	}

	others := func(people []string) []string {
		kept := []string{}
		for _, name := range people {
			if name != by.ID && name != form.To {
				kept = append(kept, name)
			}
		}
		return kept
	}
	_ = api.Documents(r).Save(api.Document{
		ID: old.ID, Tenant: old.Tenant, Title: old.Title, Text: old.Text, Status: old.Status,
		Owner: form.To, Editors: others(old.Editors), Viewers: others(old.Viewers),
	})
	w.WriteHeader(http.StatusNoContent)
}

// tenantOf is the company of a customer; empty for nobody.
func tenantOf(r *http.Request, who string) string {
	for _, customer := range api.Customers(r).List() {
		if customer.Owner == who {
			return customer.Tenant
		}
	}
	return ""
}
