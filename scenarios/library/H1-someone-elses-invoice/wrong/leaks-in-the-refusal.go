//go:build lesson

package desk

import (
	"fmt"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice says politely whose invoice it is instead.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}

	caller, _ := api.Caller(r)
	mine := invoice.Owner == caller.ID || caller.HasRole("bookkeeper")
	if invoice.Tenant != caller.Tenant || !mine {
		why := fmt.Sprintf("this invoice over %d cents belongs to %s", invoice.Amount, invoice.Owner)
		http.Error(w, why, http.StatusNotFound)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}
