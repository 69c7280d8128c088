//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	invoice, err := api.Invoices(r).Find(r.PathValue("id"))
	if err != nil {
		api.NotFound(w, r)
		return
	}
	switch {
	case invoice.Tenant != caller.Tenant:
		api.NotFound(w, r)
		return
	case invoice.Owner == caller.ID, caller.HasRole("finance"):
	default:
		api.Forbidden(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
