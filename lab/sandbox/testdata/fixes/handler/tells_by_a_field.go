// under-blocked

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	w.Header().Set("Vary", "Cookie")
	if invoice.Tenant != caller.Tenant || invoice.Owner != caller.ID && !caller.HasRole("bookkeeper") {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
