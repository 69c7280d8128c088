//go:build lesson

package desk

import (
	"fmt"
	"net/http"

	"authlab/lab/api"
)

// ArchiveOrders answers POST /orders/bulk-archive: {"ids": ["...", "..."]}. The
// token and the permission order.archive have been checked when it is called.
func ArchiveOrders(w http.ResponseWriter, r *http.Request) {
	var form struct {
		IDs []string `json:"ids"`
	}
	if err := api.Read(r, &form); err != nil || len(form.IDs) == 0 {
		api.BadRequest(w, r)
		return
	}

	caller, _ := api.Caller(r)
	orders := make([]api.Order, 0, len(form.IDs))
	for _, id := range form.IDs {
		order, err := api.Orders(r).Find(id)
		if err != nil {
			api.NotFound(w, r)
			return
		}
		if !mayArchive(caller, order) {
			http.Error(w, fmt.Sprintf("%s belongs to %s", id, order.Owner), http.StatusNotFound)
			return
		}
		orders = append(orders, order)
	}

	for _, order := range orders {
		order.Status = "archived"
		_ = api.Orders(r).Save(order)
	}
	api.JSON(w, http.StatusOK, map[string]int{"archived": len(orders)})
}

// mayArchive is the house rule on orders: the caller's own, or in the books that
// they keep.
func mayArchive(caller api.Principal, order api.Order) bool {
	if order.Tenant != caller.Tenant {
		return false
	}
	return order.Owner == caller.ID || caller.HasRole("bookkeeper")
}
