//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// TrackOrder answers GET /tracking?order=ord-1001. The token and the permission
// order.read have been checked when it is called.
func TrackOrder(w http.ResponseWriter, r *http.Request) {
	ids := r.URL.Query()["order"]
	if strings.Count(r.URL.RawQuery, "order=") > 1 {
		api.NotFound(w, r)
		return
	}
	if len(ids) == 0 {
		api.BadRequest(w, r)
		return
	}
	if !mayTrack(r, ids[0]) {
		api.NotFound(w, r)
		return
	}

	order, err := api.Orders(r).Find(ids[0])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, trackingOf(order))
}

// mayTrack is the house rule on orders: staff, the owner, and who keeps the books.
func mayTrack(r *http.Request, id string) bool {
	caller, _ := api.Caller(r)
	order, err := api.Orders(r).Find(id)
	if err != nil {
		return false
	}
	books := order.Tenant == caller.Tenant && caller.HasRole("bookkeeper")
	return caller.Tenant == "oak" || order.Owner == caller.ID || books
}

type tracking struct {
	Order  string `json:"order"`
	Item   string `json:"item"`
	Status string `json:"status"`
}

func trackingOf(order api.Order) tracking { return tracking{order.ID, order.Item, order.Status} }
