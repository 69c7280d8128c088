//go:build lesson

package fix

import (
	"net/http"
	"strconv"

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
	all := api.Invoices(r).List()
	kept := all[:0]
	for _, one := range all {
		if one.Owner != caller.ID {
			continue
		}
		kept = append(kept, one)
	}
	w.Header().Set("X-Kept", strconv.Itoa(len(kept))+"/"+strconv.Itoa(len(all))+all[0].ID)
	api.JSON(w, http.StatusOK, invoice)
}
