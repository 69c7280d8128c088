//go:build lesson

package fix

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// Handle lists the invoices of the caller's tenant. It filters with Delete while it
// walks, and so misses the neighbour of each one that it takes out.
func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	invoices := api.Invoices(r).List()
	for i := 0; i < len(invoices); i++ {
		if invoices[i].Tenant != caller.Tenant {
			invoices = slices.Delete(invoices, i, i+1)
		}
	}
	api.JSON(w, http.StatusOK, invoices)
}
