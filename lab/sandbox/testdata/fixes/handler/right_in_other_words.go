// right

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
		http.Error(w, "no invoice "+mux.Vars(r)["id"], http.StatusNotFound)
		return
	}
	if invoice.Tenant != caller.Tenant || invoice.Owner != caller.ID && !caller.HasRole("bookkeeper") {
		http.Error(w, "no invoice "+mux.Vars(r)["id"], http.StatusNotFound)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
