//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"slices"

	"authlab/lab/api"
)

// Handle reads, shares and lists what can be shared.
func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	for _, document := range api.Documents(r).List() {
		may := document.Owner == caller.ID || slices.Contains(document.Editors, caller.ID) || slices.Contains(document.Viewers, caller.ID)
		fmt.Fprintln(w, document.ID, may, document.Status, document.Link != "")
	}
	shared, err := api.Documents(r).Find("doc-1")
	shared.Viewers = append(shared.Viewers, "abel")
	fmt.Fprintln(w, err, api.Documents(r).Save(shared))
	again, _ := api.Documents(r).Find("doc-1")
	fmt.Fprintln(w, again.Viewers, len(again.Editors), again.Title)
	profile, err := api.Customers(r).Find("cus-1")
	profile.Notes = ""
	fmt.Fprintln(w, profile, err)
	board, _ := api.Dashboards(r).Find("das-1")
	for _, alert := range api.Alerts(r).List() {
		fmt.Fprintln(w, alert.Dashboard == board.ID, alert.Above+1, alert)
	}
	made, err := api.Alerts(r).Create(api.Alert{Owner: caller.ID, Tenant: board.Tenant, Dashboard: board.ID, Figure: "orders"})
	fmt.Fprintln(w, made.Figure, err)
	contract, err := api.Billings(r).Find("bil-1")
	contract.Status = "cancelling"
	fmt.Fprintln(w, err, contract.Tenant == caller.Tenant, api.Billings(r).Save(contract), api.Billings(r).List())
	fmt.Fprintln(w, title(shared), contact(profile), state(contract))
	api.JSON(w, http.StatusOK, shared)
}

func title(d api.Document) string   { return d.ID + " " + d.Title }
func contact(c api.Customer) string { return c.Name + " of " + c.Tenant }
func state(b api.Billing) string    { return b.Plan + " " + b.Status }
