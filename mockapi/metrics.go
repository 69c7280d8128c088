package mockapi

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"authlab/lab/api"
)

// metricsRoutes are what machines ask of machines. That the API is up is for
// everybody; how the business goes is not.
func metricsRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/health", Access: Public, About: "whether the API is up, for whoever balances the load", handler: getHealth},
		{Method: "GET", Pattern: "/metrics", Access: SignedIn, Permission: "infra.read", About: "figures for the monitoring", handler: getMetrics},
	}
}

func getHealth(w http.ResponseWriter, _ *http.Request) {
	api.JSON(w, http.StatusOK, map[string]string{"status": "up"})
}

// getMetrics answers in the text format of Prometheus: a figure a line, with what it
// is about in braces.
func getMetrics(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	orders, billed := map[string]int{}, map[string]int{}
	for _, order := range api.Orders(r).List() {
		orders[order.Tenant]++
	}
	for _, invoice := range api.Invoices(r).List() {
		billed[invoice.Tenant] += invoice.Amount
	}
	writeFigures(w, "orders", orders)
	writeFigures(w, "billed_cents", billed)
}

func writeFigures(w http.ResponseWriter, name string, byTenant map[string]int) {
	_, _ = fmt.Fprintf(w, "# TYPE %s gauge\n", name) // an answer is kept in memory: this cannot fail
	for _, tenant := range slices.Sorted(maps.Keys(byTenant)) {
		_, _ = fmt.Fprintf(w, "%s{tenant=%q} %d\n", name, tenant, byTenant[tenant])
	}
}
