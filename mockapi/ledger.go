package mockapi

import (
	"net/http"

	"authlab/lab/api"
)

// ledgerRoutes are for the service that keeps the books of the house: across
// tenants, and by client certificate only.
func ledgerRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/ledger/invoices", Access: Mutual, Permission: "ledger.read", About: "every tenant's invoices, by client certificate", handler: listLedger},
		{Method: "GET", Pattern: "/ledger/balance", Access: Mutual, Permission: "ledger.read", About: "what is open and what is paid, by tenant", handler: getBalance},
	}
}

func listLedger(w http.ResponseWriter, r *http.Request) {
	api.JSON(w, http.StatusOK, api.Invoices(r).List())
}

// balance is in cents.
type balance struct {
	Open int `json:"open"`
	Paid int `json:"paid"`
}

func getBalance(w http.ResponseWriter, r *http.Request) {
	byTenant := map[string]balance{}
	for _, invoice := range api.Invoices(r).List() {
		sum := byTenant[invoice.Tenant]
		if invoice.Status == "paid" {
			sum.Paid += invoice.Amount
		} else {
			sum.Open += invoice.Amount
		}
		byTenant[invoice.Tenant] = sum
	}
	api.JSON(w, http.StatusOK, byTenant)
}
