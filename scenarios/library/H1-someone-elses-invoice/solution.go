//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice answers GET /invoices/{id}. The token and the permission
// invoice.read have been checked when it is called.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	id := mux.Vars(r)["id"]

	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}

	// Not there and not yours leave by the same door: existence is hidden.
	invoice, err := api.Invoices(r).Find(id)
	if err != nil || !mayRead(caller, invoice) {
		api.NotFound(w, r)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}

// mayRead is the house rule: the same tenant, and the owner or a bookkeeper.
func mayRead(caller api.Principal, invoice api.Invoice) bool {
	if invoice.Tenant != caller.Tenant {
		return false
	}
	return invoice.Owner == caller.ID || caller.HasRole("bookkeeper")
}
