//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

type Policy interface {
	Allows(api.Principal, api.Invoice) bool
}

type (
	All        []Policy
	Any        []Policy
	SameTenant struct{}
	Owner      struct{}
	Role       string
)

func (a All) Allows(p api.Principal, i api.Invoice) bool {
	for _, one := range a {
		if !one.Allows(p, i) {
			return false
		}
	}
	return true
}

func (a Any) Allows(p api.Principal, i api.Invoice) bool {
	for _, one := range a {
		if one.Allows(p, i) {
			return true
		}
	}
	return false
}

func (SameTenant) Allows(p api.Principal, i api.Invoice) bool { return p.Tenant == i.Tenant }
func (Owner) Allows(p api.Principal, i api.Invoice) bool      { return p.ID == i.Owner }
func (r Role) Allows(p api.Principal, i api.Invoice) bool     { return p.HasRole(string(r)) }

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
	var policy Policy = All{SameTenant{}, Any{Owner{}, Role("finance")}}
	if !policy.Allows(caller, invoice) {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
