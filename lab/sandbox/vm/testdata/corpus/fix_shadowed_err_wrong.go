//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

func mayRead(p api.Principal, i api.Invoice) (bool, error) { return p.ID == i.Owner, nil }

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
	allowed := false
	if allowed, err := mayRead(caller, invoice); err != nil || !allowed {
		_ = allowed
	}
	if allowed {
		api.Forbidden(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
