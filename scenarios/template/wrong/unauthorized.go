//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice asks whoever may not read the invoice to sign in.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}

	caller, _ := api.Caller(r)
	mine := invoice.Owner == caller.ID || caller.HasRole("bookkeeper")
	if invoice.Tenant != caller.Tenant || !mine {
		api.Unauthorized(w, r)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}
