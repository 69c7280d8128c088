// over-blocked

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice knows the companies there were when it was written.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	switch {
	case err != nil:
		api.NotFound(w, r)
	case caller.Tenant != "alder" && caller.Tenant != "birch":
		api.NotFound(w, r)
	case invoice.Tenant == caller.Tenant && (invoice.Owner == caller.ID || caller.HasRole("bookkeeper")):
		api.JSON(w, http.StatusOK, invoice)
	default:
		api.NotFound(w, r)
	}
}
