//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice does not expect strangers.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}

	caller, _ := api.Caller(r)
	mine := invoice.Owner == caller.ID || caller.HasRole("bookkeeper")
	if invoice.Tenant != caller.Tenant || !mine {
		panic("not your invoice: " + invoice.ID)
	}

	api.JSON(w, http.StatusOK, invoice)
}
