//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

func guard[T any](p api.Principal, record T, who func(T) (owner, tenant string)) bool {
	owner, tenant := who(record)
	return owner == p.ID && tenant == p.Tenant
}

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
	if !guard(caller, invoice, func(i api.Invoice) (string, string) { return i.Owner, i.Tenant }) {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
