//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// ShowOrder answers GET /portal/orders/{id}. It decides first, and then gives one
// of two answers, never both.
func ShowOrder(w http.ResponseWriter, r *http.Request) {
	if order, ok := orderFor(r); ok {
		api.JSON(w, http.StatusOK, order)
	} else {
		http.Redirect(w, r, "/orders", http.StatusSeeOther)
	}
}

// orderFor is the order of the path, for a caller who may read it.
func orderFor(r *http.Request) (api.Order, bool) {
	caller, _ := api.Caller(r)
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil {
		return api.Order{}, false
	}

	staff := caller.Tenant == "oak"
	colleague := caller.Tenant == order.Tenant
	return order, staff || colleague && (order.Owner == caller.ID || caller.HasRole("bookkeeper"))
}
