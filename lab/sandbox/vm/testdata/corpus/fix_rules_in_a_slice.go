//go:build lesson

package fix

import (
	"net/http"

	"authlab/lab/api"
)

type rule struct {
	name   string
	allows func(api.Principal, api.Invoice) bool
}

var rules = []rule{
	{"tenant", func(p api.Principal, i api.Invoice) bool { return p.Tenant == i.Tenant }},
	{"owner", func(p api.Principal, i api.Invoice) bool { return p.ID == i.Owner || p.HasRole("finance") }},
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
	for _, rule := range rules {
		if !rule.allows(caller, invoice) {
			w.Header().Set("X-Rule", rule.name)
			api.NotFound(w, r)
			return
		}
	}
	api.JSON(w, http.StatusOK, invoice)
}
