//go:build lesson

package desk

import (
	"net/http"
	"net/url"
	"slices"

	"authlab/lab/api"
)

// TrackOrder answers GET /tracking?order=ord-1001. The request is read once, and
// what was read is what is checked and what is used.
func TrackOrder(w http.ResponseWriter, r *http.Request) {
	orders, ok := ordersOf(r, r.URL.Query())
	switch {
	case !ok:
		api.NotFound(w, r)
	case len(orders) != 1:
		api.BadRequest(w, r)
	default:
		api.JSON(w, http.StatusOK, map[string]string{
			"order": orders[0].ID, "item": orders[0].Item, "status": orders[0].Status,
		})
	}
}

// ordersOf loads the orders a query names. It is false where one of them is not
// there, or out of the caller's reach.
func ordersOf(r *http.Request, query url.Values) ([]api.Order, bool) {
	caller, _ := api.Caller(r)
	var orders []api.Order
	for _, id := range query["order"] {
		order, err := api.Orders(r).Find(id)
		if err != nil {
			return nil, false
		}
		orders = append(orders, order)
	}
	return orders, !slices.ContainsFunc(orders, func(order api.Order) bool {
		switch {
		case caller.Tenant == "oak", order.Owner == caller.ID:
			return false
		}
		return order.Tenant != caller.Tenant || !caller.HasRole("bookkeeper")
	})
}
