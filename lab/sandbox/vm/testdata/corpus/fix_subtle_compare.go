//go:build lesson

package fix

import (
	"crypto/subtle"
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
	if subtle.ConstantTimeCompare([]byte(invoice.Owner), []byte(caller.ID)) != 1 {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
