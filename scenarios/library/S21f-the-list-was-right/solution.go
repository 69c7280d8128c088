//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// OrderPages answers GET /orders and GET /orders/{id}. The credential and the
// permission order.read have been checked when it is called.
func OrderPages(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	orders := orderDesk{caller: caller, all: api.Orders(r)}

	id, single := mux.Vars(r)["id"]
	if !single {
		api.JSON(w, http.StatusOK, orders.list())
		return
	}

	order, err := orders.byID(id)
	switch {
	case err != nil:
		api.NotFound(w, r)
	case !orders.mayRead(order):
		api.Forbidden(w, r)
	default:
		api.JSON(w, http.StatusOK, order)
	}
}

// orderDesk is the orders, and who is looking at them.
type orderDesk struct {
	caller api.Principal
	all    api.Store[api.Order]
}

// list is what the caller may see.
func (d orderDesk) list() []api.Order {
	seen := []api.Order{}
	for _, order := range d.all.List() {
		if d.mayRead(order) {
			seen = append(seen, order)
		}
	}
	return seen
}

// byID is one order, whoever's it is: whether the caller may read it is still
// to be asked.
func (d orderDesk) byID(id string) (api.Order, error) {
	return d.all.Find(id)
}

// mayRead holds for Oak's own people, for whoever keeps the books of the company
// that ordered, and for the customer who did.
func (d orderDesk) mayRead(order api.Order) bool {
	switch {
	case d.caller.Tenant == "oak":
		return true
	case order.Tenant != d.caller.Tenant:
		return false
	case d.caller.HasRole("bookkeeper"):
		return true
	}
	return order.Owner == d.caller.ID
}
