//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Order puts one guard before every version there is.
func Order(w http.ResponseWriter, r *http.Request) {
	versions := mux.NewRouter()
	versions.Use(mayReadOrders)
	versions.HandleFunc("/orders/{id}", order)
	versions.HandleFunc("/v1/orders/{id}", orderV1)
	versions.ServeHTTP(w, r)
}

func mayReadOrders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May("order.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func orderV1(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Deprecation", "@1767225600")
	order(w, r)
}

func order(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	for _, one := range api.Orders(r).List() {
		near := one.Tenant == caller.Tenant && (one.Owner == caller.ID || caller.HasRole("bookkeeper"))
		if one.ID == mux.Vars(r)["id"] && (near || caller.Tenant == "oak") {
			api.JSON(w, http.StatusOK, one)
			return
		}
	}
	api.NotFound(w, r)
}
