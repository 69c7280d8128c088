//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Cancellation answers both pages of the wizard by which a company gives notice. Each
// page is a request of its own, and so each is asked everything.
func Cancellation(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/confirm") {
		move(w, r, "cancelling", "cancelled")
		return
	}
	move(w, r, "running", "cancelling")
}

// move takes a contract from one state to the next, for somebody who may.
func move(w http.ResponseWriter, r *http.Request, from, to string) {
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
	if contract.Status != from {
		api.Forbidden(w, r)
		return
	}
	contract.Status = to
	save(w, r, contract)
}

func save(w http.ResponseWriter, r *http.Request, contract api.Billing) {
	if err := api.Billings(r).Save(contract); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, contract)
}
