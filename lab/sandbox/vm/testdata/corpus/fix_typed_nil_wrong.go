//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

type refusal struct{ text string }

func (r *refusal) Error() string { return "refused" }

func authorize(p api.Principal, i api.Invoice) error {
	var refused *refusal
	if p.ID != i.Owner {
		refused = &refusal{"owner"}
	}
	return refused
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
	if err := authorize(caller, invoice); err != nil {
		api.Forbidden(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
