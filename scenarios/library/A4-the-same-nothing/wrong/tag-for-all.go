//go:build lesson

package desk

import (
	"crypto/sha256"
	"fmt"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetOrder sets a tag in every answer, so that all of them look alike.
func GetOrder(w http.ResponseWriter, r *http.Request) {
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil {
		w.Header().Set("ETag", `"0"`)
		w.Header().Set("Vary", "Authorization, Cookie")
		api.NotFound(w, r)
		return
	}
	describe(w, order)

	caller, _ := api.Caller(r)
	if !mayRead(caller, order) {
		api.NotFound(w, r)
		return
	}
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
