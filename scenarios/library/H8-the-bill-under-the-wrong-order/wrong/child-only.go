//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetOrderInvoice checks the order that the invoice belongs to.
func GetOrderInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["invoice"])
	if err != nil || !mayRead(r, invoice.Order) {
		api.NotFound(w, r)
		return
	}

	api.JSON(w, http.StatusOK, invoice)
}

// mayRead reports whether an order is the caller's to see.
func mayRead(r *http.Request, id string) bool {
	caller, _ := api.Caller(r)
	order, err := api.Orders(r).Find(id)
	if err != nil || order.Tenant != caller.Tenant {
		return false
	}
	return order.Owner == caller.ID || caller.HasRole("bookkeeper")
}
