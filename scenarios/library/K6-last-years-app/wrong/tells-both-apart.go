//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Order answers version 1 by today's rule, and says what is the matter.
func Order(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	if !caller.May("order.read") {
		api.Forbidden(w, r)
		return
	}
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	switch {
	case err != nil:
		api.NotFound(w, r)
	case !mayRead(caller, order) && strings.HasPrefix(r.URL.Path, "/v1/"):
		api.Forbidden(w, r)
	case !mayRead(caller, order):
		api.NotFound(w, r)
	default:
		api.JSON(w, http.StatusOK, order)
	}
}

// mayRead: the house's own people, whose order it is, and who keeps the books there.
func mayRead(caller api.Principal, order api.Order) bool {
	if caller.Tenant == "oak" {
		return true
	}
	return caller.Tenant == order.Tenant && (caller.ID == order.Owner || caller.HasRole("bookkeeper"))
}
