//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// Cancellation answers both pages of the wizard by which a company gives notice:
// POST /billing/{id}/cancellation, and POST /billing/{id}/cancellation/confirm.
func Cancellation(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/confirm") {
		confirm(w, r)
		return
	}
	giveNotice(w, r)
}

// giveNotice is page one: may they, is it theirs, and is there anything to cancel?
func giveNotice(w http.ResponseWriter, r *http.Request) {
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
	if contract.Status != "running" {
		api.Forbidden(w, r)
		return
	}
	contract.Status = "cancelling"
	save(w, r, contract)
}

// confirm is page two: may they, and is it theirs?
func confirm(w http.ResponseWriter, r *http.Request) {
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
	if contract.Status == "cancelled" {
		api.Forbidden(w, r)
		return
	}
	contract.Status = "cancelled"
	save(w, r, contract)
}

func save(w http.ResponseWriter, r *http.Request, contract api.Billing) {
	if err := api.Billings(r).Save(contract); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, contract)
}
