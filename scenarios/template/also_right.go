//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice is a repair that is built differently: the matrix must ask for what
// the code does, and not for how it looks.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	for _, invoice := range api.Invoices(r).List() {
		if invoice.ID == mux.Vars(r)["id"] && mayRead(caller, invoice) {
			api.JSON(w, http.StatusOK, invoice)
			return
		}
	}
	api.NotFound(w, r)
}

func mayRead(caller api.Principal, invoice api.Invoice) bool {
	if invoice.Tenant != caller.Tenant {
		return false
	}
	return invoice.Owner == caller.ID || caller.HasRole("bookkeeper")
}
