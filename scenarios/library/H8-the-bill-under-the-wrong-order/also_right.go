//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetOrderInvoice looks for the invoice only among those of the order, so that
// the path means what it says.
func GetOrderInvoice(w http.ResponseWriter, r *http.Request) {
	path := mux.Vars(r)
	caller, _ := api.Caller(r)

	order, err := api.Orders(r).Find(path["id"])
	if err != nil || !keeps(caller, order) {
		api.NotFound(w, r)
		return
	}

	bills := invoicesOf(r, order)
	at := slices.IndexFunc(bills, func(bill api.Invoice) bool { return bill.ID == path["invoice"] })
	if at < 0 {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, bills[at])
}

// keeps reports whether an order is the caller's own, or among the books they keep.
func keeps(caller api.Principal, order api.Order) bool {
	same := order.Tenant == caller.Tenant
	return same && (order.Owner == caller.ID || caller.HasRole("bookkeeper"))
}

func invoicesOf(r *http.Request, order api.Order) []api.Invoice {
	return slices.DeleteFunc(api.Invoices(r).List(), func(bill api.Invoice) bool {
		return bill.Order != order.ID
	})
}
