//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

func judge(p api.Principal, i api.Invoice) (reason string, ok bool) {
	defer func() {
		if !ok && reason == "" {
			reason = "no reason given"
		}
	}()
	if p.Tenant != i.Tenant {
		reason = "other tenant"
		return
	}
	ok = p.ID == i.Owner
	return
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
	if reason, ok := judge(caller, invoice); !ok {
		http.Error(w, reason, http.StatusForbidden)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
