//go:build lesson

package desk

import (
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
	orders := api.Orders(r)
	done := 0
	for _, id := range form.IDs {
		order, err := orders.Find(id)
		if err != nil || !mayArchive(caller, order) {
			continue
		}
		order.Status = "archived"
		if orders.Save(order) == nil {
			done++
		}
	}
	api.JSON(w, http.StatusOK, map[string]int{"archived": done})
}

// mayArchive is the house rule on orders: the caller's own, or in the books that
// they keep.
func mayArchive(caller api.Principal, order api.Order) bool {
	if order.Tenant != caller.Tenant {
		return false
	}
	return order.Owner == caller.ID || caller.HasRole("bookkeeper")
}
