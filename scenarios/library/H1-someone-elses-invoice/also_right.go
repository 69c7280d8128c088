//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice looks for the id only among the invoices the caller may read, so
// that another's invoice is not there in the first place.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	visible := visibleTo(caller, api.Invoices(r).List())

	at := slices.IndexFunc(visible, func(invoice api.Invoice) bool {
		return invoice.ID == mux.Vars(r)["id"]
	})
	if at < 0 {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, visible[at])
}

func visibleTo(caller api.Principal, all []api.Invoice) []api.Invoice {
	var visible []api.Invoice
	for _, invoice := range all {
		switch {
		case invoice.Tenant != caller.Tenant:
			continue
		case caller.HasRole("bookkeeper"), invoice.Owner == caller.ID:
			visible = append(visible, invoice)
		}
	}
	return visible
}
