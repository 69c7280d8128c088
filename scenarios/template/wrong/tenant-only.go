//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice shows an invoice to the company it was sent to.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}

	caller, _ := api.Caller(r)
	if invoice.Tenant != caller.Tenant {
		api.NotFound(w, r)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}
