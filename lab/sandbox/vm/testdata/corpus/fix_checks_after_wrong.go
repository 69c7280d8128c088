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
	defer func() {
		if invoice.Owner != caller.ID {
			api.NotFound(w, r)
		}
	}()
	api.JSON(w, http.StatusOK, invoice)
}
