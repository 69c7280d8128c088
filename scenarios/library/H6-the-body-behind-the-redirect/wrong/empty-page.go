//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// ShowOrder answers GET /portal/orders/{id}, for browsers. The permission
// order.read has been checked when it is called.
func ShowOrder(w http.ResponseWriter, r *http.Request) {
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil {
		backToList(w)
		return
	}
	if !mayRead(r, order) {
		order.Amount = 0
	}

	api.JSON(w, http.StatusOK, order)
}

// backToList sends the browser to the list of orders.
func backToList(w http.ResponseWriter) {
	w.Header().Set("Location", "/orders")
	w.WriteHeader(http.StatusSeeOther)
}

// mayRead is the house rule on orders: staff, the owner, and who keeps the books.
func mayRead(r *http.Request, order api.Order) bool {
	caller, _ := api.Caller(r)
	switch {
	case caller.Tenant == "oak":
		return true
	case caller.Tenant != order.Tenant:
		return false
	}
	return order.Owner == caller.ID || caller.HasRole("bookkeeper")
}
