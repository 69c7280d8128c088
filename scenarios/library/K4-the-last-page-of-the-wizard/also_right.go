//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// page is a step of the wizard: the state it needs, and the one it leads to.
type page struct{ from, to string }

// Cancellation puts the guards before the whole wizard, and leaves its pages only
// their own business.
func Cancellation(w http.ResponseWriter, r *http.Request) {
	wizard := mux.NewRouter()
	wizard.Use(mayCancel)
	wizard.Handle("/billing/{id}/cancellation", page{"running", "cancelling"})
	wizard.Handle("/billing/{id}/cancellation/confirm", page{"cancelling", "cancelled"})
	wizard.ServeHTTP(w, r)
}

func mayCancel(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May("billing.update") {
			api.Forbidden(w, r)
			return
		}
		contract, err := api.Billings(r).Find(mux.Vars(r)["id"])
		if err != nil || contract.Tenant != caller.Tenant {
			api.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (p page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	contract, err := api.Billings(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	if contract.Status != p.from {
		api.Forbidden(w, r)
		return
	}
	contract.Status = p.to
	if err := api.Billings(r).Save(contract); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, contract)
}
