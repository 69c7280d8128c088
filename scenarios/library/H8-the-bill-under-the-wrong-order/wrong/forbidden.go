//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetOrderInvoice answers GET /orders/{id}/invoices/{invoice}. The token and the
// permission invoice.read have been checked when it is called.
func GetOrderInvoice(w http.ResponseWriter, r *http.Request) {
	order, ok := orderOf(r)
	if !ok {
		api.NotFound(w, r)
		return
	}

	invoice, err := api.Invoices(r).Find(mux.Vars(r)["invoice"])
	if err != nil {
		api.NotFound(w, r)
		return
	}

	if invoice.Order != order.ID {
		api.Forbidden(w, r)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}

// orderOf loads the order of the path, if it is the caller's to see: a customer's
// own, or for a bookkeeper any of the company's.
func orderOf(r *http.Request) (api.Order, bool) {
	caller, _ := api.Caller(r)
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil || order.Tenant != caller.Tenant {
		return api.Order{}, false
	}
	return order, order.Owner == caller.ID || caller.HasRole("bookkeeper")
}
