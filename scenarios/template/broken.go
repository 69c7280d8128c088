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

	invoice, err := api.Invoices(r).Find(id)
	if err != nil {
		api.NotFound(w, r)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}
