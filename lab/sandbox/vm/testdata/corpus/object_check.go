//go:build lesson

package fix

import (
	"errors"
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
	if errors.Is(err, api.ErrNotFound) {
		api.NotFound(w, r)
		return
	}
	switch {
	case caller.Tenant != invoice.Tenant, invoice.Owner != caller.ID:
		api.NotFound(w, r)
		return
	}
	w.Header().Set("X-Owner", invoice.Owner)
	api.JSON(w, http.StatusOK, invoice)
}
