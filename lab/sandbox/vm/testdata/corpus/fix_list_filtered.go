//go:build lesson

package fix

import (
	"cmp"
	"net/http"
	"slices"

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
	var mine []api.Invoice
	for _, one := range api.Invoices(r).List() {
		if one.Tenant == caller.Tenant {
			mine = append(mine, one)
		}
	}
	slices.SortFunc(mine, func(a, b api.Invoice) int { return cmp.Compare(b.Amount, a.Amount) })
	api.JSON(w, http.StatusOK, map[string]any{"items": mine, "count": len(mine), "none": mine == nil})
	if invoice.ID == "" {
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
