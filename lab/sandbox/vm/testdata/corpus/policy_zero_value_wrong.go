//go:build lesson

package fix

import (
	"fmt"
	"net/http"

	"authlab/lab/api"
)

// Authorize compares two empty tenants, and finds them equal.
func Authorize(p api.Principal, action string, r api.Resource) (decision api.Decision) {
	switch action {
	case "invoice.read", "order.read":
		decision = api.Decision(p.Tenant == r.Tenant)
		if p.ID == r.Owner {
			return api.Allow
		}
	case "refund.create":
		for _, role := range p.Roles {
			switch role {
			case "finance":
				decision = api.Allow
				break
			default:
				decision = api.Deny
			}
		}
	}
	return
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	fmt.Fprintln(w, ok, Authorize(caller, "invoice.read", api.Resource{}), Authorize(api.Principal{}, "order.read", api.Resource{Kind: "order"}))
	fmt.Fprintln(w, Authorize(caller, "refund.create", api.Resource{}), Authorize(api.Principal{Roles: []string{"finance", "support"}}, "refund.create", api.Resource{}), Authorize(caller, "", api.Resource{}))
	var none api.Decision
	fmt.Fprintf(w, "%v %t %T\n", none, none == api.Deny, none)
}
