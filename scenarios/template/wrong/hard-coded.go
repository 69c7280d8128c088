//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice keeps Ana away from the invoices in her complaint.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}

	caller, _ := api.Caller(r)
	if caller.ID == "ana" && (invoice.ID == "inv-2002" || invoice.ID == "inv-2003") {
		api.NotFound(w, r)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}
