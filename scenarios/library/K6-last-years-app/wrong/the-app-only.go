//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Order keeps version 1 for the app. Everybody else is asked what the API asks today.
func Order(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/v1/") && strings.HasPrefix(r.UserAgent(), "OakApp/1") {
		orderV1(w, r)
		return
	}

	caller, _ := api.Caller(r)
	if !caller.May("order.read") {
		api.Forbidden(w, r)
		return
	}
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil || !mayRead(caller, order) {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, order)
}

func orderV1(w http.ResponseWriter, r *http.Request) {
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, order)
}

// mayRead: the house's own people, whose order it is, and who keeps the books there.
func mayRead(caller api.Principal, order api.Order) bool {
	if caller.Tenant == "oak" {
		return true
	}
	return caller.Tenant == order.Tenant && (caller.ID == order.Owner || caller.HasRole("bookkeeper"))
}
