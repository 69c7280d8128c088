//go:build lesson

package fix

import (
	"authlab/lab/api"
	"fmt"
	"net/http"
	"strings"
)

type rule struct {
	role, action string
	own          bool
}

var rules = []rule{
	{"customer", "invoice.read", true},
	{"support", "invoice.read", false},
	{"finance", "refund.create", false},
}

var byRole = map[string][]rule{}

func init() {
	for _, r := range rules {
		byRole[r.role] = append(byRole[r.role], r)
	}
}

func init() { rules = rules[:2] }

var total = compute()

func compute() int { return len(rules) * 10 }

func authorize(p api.Principal, action string, r api.Resource) api.Decision {
	for _, role := range p.Roles {
		for _, rule := range byRole[role] {
			switch {
			case rule.action != action:
				continue
			case rule.own && (r.Tenant != p.Tenant || r.Owner != p.ID):
				continue
			}
			return api.Allow
		}
	}
	return api.Deny
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	for _, action := range strings.Fields("invoice.read refund.create other") {
		for _, inv := range api.Invoices(r).List() {
			d := authorize(caller, action, api.Resource{Kind: "invoice", ID: inv.ID, Owner: inv.Owner, Tenant: inv.Tenant})
			fmt.Fprintln(w, action, inv.ID, bool(d), d)
		}
	}
	fmt.Fprintln(w, total, len(rules))
}
