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
	rules := map[string]bool{
		"tenant": invoice.Tenant == caller.Tenant,
		"reader": invoice.Owner == caller.ID || caller.HasRole("bookkeeper"),
	}
	allowed := true
	for _, holds := range rules {
		allowed = allowed && holds
	}
	if err != nil || !allowed {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
