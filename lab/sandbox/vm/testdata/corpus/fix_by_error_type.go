//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"

	"authlab/lab/api"
)

var errForbidden = errors.New("forbidden")

type refusal struct{ hide bool }

func (r *refusal) Error() string { return "refused" }

func authorize(p api.Principal, i api.Invoice) error {
	if p.Tenant != i.Tenant {
		return fmt.Errorf("tenant %q: %w", p.Tenant, &refusal{hide: true})
	}
	if p.ID != i.Owner {
		return fmt.Errorf("owner: %w", errForbidden)
	}
	return nil
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
	var refused *refusal
	switch err := authorize(caller, invoice); {
	case errors.As(err, &refused) && refused.hide:
		api.NotFound(w, r)
		return
	case errors.Is(err, errForbidden):
		api.Forbidden(w, r)
		return
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
