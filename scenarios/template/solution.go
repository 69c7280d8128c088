//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice is the repair: it must pass the whole matrix. A second one, built
// differently, stands in also_right.go.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	caller, _ := api.Caller(r)
	mine := invoice.Owner == caller.ID || caller.HasRole("bookkeeper")
	if err != nil || invoice.Tenant != caller.Tenant || !mine {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
