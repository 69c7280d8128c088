//go:build lesson

package desk

import (
	"crypto/sha256"
	"fmt"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetOrder tells the caller in plain words what the matter is.
func GetOrder(w http.ResponseWriter, r *http.Request) {
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}

	caller, _ := api.Caller(r)
	if !mayRead(caller, order) {
		api.JSON(w, http.StatusNotFound, map[string]string{"title": "Not Found", "detail": "no such order in your company"})
		return
	}

	describe(w, order)
	api.JSON(w, http.StatusOK, order)
}

// describe sets the fields by which clients and caches know an order again.
func describe(w http.ResponseWriter, order api.Order) {
	sum := sha256.Sum256([]byte(fmt.Sprint(order.ID, order.Status, order.Amount)))
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sum[:8]))
	w.Header().Set("Vary", "Authorization, Cookie")
}

// mayRead holds for the owner, for whoever keeps the books of the owner's
// company, and for the house's own people.
func mayRead(caller api.Principal, order api.Order) bool {
	if caller.Tenant == "oak" {
		return true
	}
	return caller.Tenant == order.Tenant && (caller.ID == order.Owner || caller.HasRole("bookkeeper"))
}
