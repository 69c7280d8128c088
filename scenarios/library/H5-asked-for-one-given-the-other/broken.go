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
	if !mayTrack(r, r.URL.Query().Get("order")) {
		api.NotFound(w, r)
		return
	}

	order, err := api.Orders(r).Find(parameters(r.URL.RawQuery)["order"])
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

// parameters reads a query as the old shop did.
func parameters(query string) map[string]string {
	read := map[string]string{}
	for _, pair := range strings.Split(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		read[name] = value
	}
	return read
}
