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
	if err != nil {
		api.NotFound(w, r)
		return
	}
	if !mayRead(caller, delivery) {
		delivery.Door = ""
	}
	api.JSON(w, http.StatusOK, delivery)
}

// mayRead is the house rule on deliveries: staff, the buyer, and who keeps the
// books of the buyer's company.
func mayRead(caller api.Principal, delivery api.Delivery) bool {
	switch {
	case caller.Tenant == "oak":
		return true
	case caller.Tenant != delivery.Tenant:
		return false
	}
	return delivery.Owner == caller.ID || caller.HasRole("bookkeeper")
}
