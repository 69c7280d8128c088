//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Order answers GET /orders/{id}, and GET /v1/orders/{id} for the app as it was
// last year. The two differ in what they say, and not in who may hear it.
func Order(w http.ResponseWriter, r *http.Request) {
	order, ok := orderFor(w, r)
	if !ok {
		return
	}
	if strings.HasPrefix(r.URL.Path, "/v1/") {
		w.Header().Set("Deprecation", "@1767225600")
	}
	api.JSON(w, http.StatusOK, order)
}

// orderFor finds the order a request asks for, where its caller may read it;
// otherwise it has answered.
func orderFor(w http.ResponseWriter, r *http.Request) (api.Order, bool) {
	caller, _ := api.Caller(r)
	if !caller.May("order.read") {
		api.Forbidden(w, r)
		return api.Order{}, false
	}
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil || !mayRead(caller, order) {
		api.NotFound(w, r)
		return api.Order{}, false
	}
	return order, true
}

// mayRead: the house's own people, whose order it is, and who keeps the books there.
func mayRead(caller api.Principal, order api.Order) bool {
	if caller.Tenant == "oak" {
		return true
	}
	return caller.Tenant == order.Tenant && (caller.ID == order.Owner || caller.HasRole("bookkeeper"))
}
