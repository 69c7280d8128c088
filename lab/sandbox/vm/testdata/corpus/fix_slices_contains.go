//go:build lesson

package fix

import (
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
	allowed := append([]string{invoice.Owner}, "fin")
	if !slices.Contains(allowed, caller.ID) && !slices.ContainsFunc(caller.Roles, func(role string) bool { return role == "support" }) {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
