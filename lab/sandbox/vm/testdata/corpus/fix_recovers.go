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
	func() {
		defer func() {
			if recover() != nil {
				w.Header().Set("X-Recovered", "yes")
			}
		}()
		_ = caller.Roles[len(caller.Roles)]
	}()
	api.JSON(w, http.StatusOK, invoice)
}
