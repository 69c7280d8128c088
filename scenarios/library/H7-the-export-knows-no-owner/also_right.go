//go:build lesson

package desk

import (
	"fmt"
	"net/http"
	"strings"

	"authlab/lab/api"
)

// Invoices answers GET /invoices and GET /invoices/export: two ways to write down
// one and the same selection.
func Invoices(w http.ResponseWriter, r *http.Request) {
	found := selection(r)
	if !strings.HasSuffix(r.URL.Path, "/export") {
		api.JSON(w, http.StatusOK, found)
		return
	}

	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	if len(found) > 0 {
		fmt.Fprintln(w, "id,owner,tenant,order,amount,status")
	}
	for _, one := range found {
		fmt.Fprintf(w, "%s,%s,%s,%s,%d,%s\n", one.ID, one.Owner, one.Tenant, one.Order, one.Amount, one.Status)
	}
}

// selection is what the caller may read of what they ask for. Nothing else in
// this file touches the store.
func selection(r *http.Request) []api.Invoice {
	caller, signedIn := api.Caller(r)
	found := []api.Invoice{}
	if !signedIn {
		return found
	}

	query := r.URL.Query()
	for _, one := range api.Invoices(r).List() {
		switch {
		case one.Tenant != caller.Tenant:
		case one.Owner != caller.ID && !caller.HasRole("bookkeeper"):
		case query.Has("status") && query.Get("status") != one.Status:
		default:
			found = append(found, one)
		}
	}
	return found
}
