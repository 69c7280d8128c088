//go:build lesson

package desk

import (
	"fmt"
	"net/http"
	"strings"

	"authlab/lab/api"
)

// Invoices answers GET /invoices and GET /invoices/export, which is the same as
// comma-separated values. The permission invoice.read has been checked.
func Invoices(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/export") {
		exportInvoices(w, r)
		return
	}
	listInvoices(w, r)
}

func listInvoices(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	found := []api.Invoice{}
	for _, invoice := range api.Invoices(r).List() {
		if mayRead(caller, invoice) && matches(r, invoice) {
			found = append(found, invoice)
		}
	}
	api.JSON(w, http.StatusOK, found)
}

func exportInvoices(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	caller, _ := api.Caller(r)
	owner := caller.ID
	if wanted := r.URL.Query().Get("owner"); wanted != "" {
		owner = wanted
	}
	rows := 0
	for _, invoice := range api.Invoices(r).List() {
		books := caller.HasRole("bookkeeper") && invoice.Tenant == caller.Tenant
		if invoice.Owner != owner && !books || !matches(r, invoice) {
			continue
		}
		if rows == 0 {
			fmt.Fprintln(w, "id,owner,tenant,order,amount,status")
		}
		rows++
		fmt.Fprintf(w, "%s,%s,%s,%s,%d,%s\n", invoice.ID, invoice.Owner, invoice.Tenant, invoice.Order, invoice.Amount, invoice.Status)
	}
}

// mayRead is the house rule: the caller's own, or in the books that they keep.
func mayRead(caller api.Principal, invoice api.Invoice) bool {
	same := invoice.Tenant == caller.Tenant
	return same && (invoice.Owner == caller.ID || caller.HasRole("bookkeeper"))
}

// matches applies ?status=, where the request has it.
func matches(r *http.Request, invoice api.Invoice) bool {
	query := r.URL.Query()
	return !query.Has("status") || query.Get("status") == invoice.Status
}
