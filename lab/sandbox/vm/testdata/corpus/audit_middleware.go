//go:build lesson

package fix

import (
	"authlab/lab/api"
	"fmt"
	"log"
	"net/http"
	"slices"
	"strings"
)

type entry struct {
	who, what string
	allowed   bool
}

type audit struct{ entries []entry }

func (a *audit) wrap(action string, allowed func(api.Principal) bool, next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, ok := api.Caller(r)
		if !ok {
			api.Unauthorized(w, r)
			return
		}
		e := entry{caller.ID, action, allowed(caller)}
		defer func() {
			a.entries = append(a.entries, e)
			log.Println(e)
		}()
		if !e.allowed {
			api.Forbidden(w, r)
			return
		}
		next(w, r)
	})
}

func oneOf(roles ...string) func(api.Principal) bool {
	return func(p api.Principal) bool { return slices.ContainsFunc(roles, p.HasRole) }
}

func Handle(w http.ResponseWriter, r *http.Request) {
	a := &audit{}
	list := func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		var own []api.Invoice
		total := map[string]int{}
		for _, inv := range api.Invoices(r).List() {
			if inv.Tenant == caller.Tenant {
				own = append(own, inv)
			}
			total[inv.Tenant] += inv.Amount
		}
		api.JSON(w, http.StatusOK, map[string]any{"own": own, "total": total})
	}
	routes := map[string]http.Handler{
		"inv-1": a.wrap("invoice.list", oneOf("customer", "finance"), list),
		"inv-9": a.wrap("refund.create", oneOf("finance"), list),
	}
	h, ok := routes[r.PathValue("id")]
	if !ok {
		api.NotFound(w, r)
		return
	}
	h.ServeHTTP(w, r)
	fmt.Fprintln(w, len(a.entries), a.entries, strings.Contains(fmt.Sprint(a.entries), "true"))
}
