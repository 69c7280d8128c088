package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
)

func billingRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/billing", Access: SignedIn, Permission: "billing.read", About: "how tenants pay, as far as you may see", handler: list("billing", api.Billings)},
		{Method: "GET", Pattern: "/billing/{id}", Access: SignedIn, Permission: "billing.read", Kind: "billing", About: "how one tenant pays", handler: one(api.Billings)},
		{Method: "PATCH", Pattern: "/billing/{id}", Access: SignedIn, Permission: "billing.update", Kind: "billing", About: `change the plan: {"plan"}`, fields: onlyPlan, handler: patchBilling},
		{Method: "POST", Pattern: "/billing/{id}/cancellation", Access: SignedIn, Permission: "billing.update", Kind: "billing", About: "give notice: the first of two steps", context: []condition{inState("running")}, handler: move("cancelling")},
		{Method: "POST", Pattern: "/billing/{id}/cancellation/confirm", Access: SignedIn, Permission: "billing.update", Kind: "billing", About: "confirm the notice: the second step", context: []condition{inState("cancelling")}, handler: move("cancelled")},
	}
}

func onlyPlan(lab.Principal, *lab.Object) []string { return []string{"plan"} }

func patchBilling(w http.ResponseWriter, r *http.Request) {
	var change struct{ Plan string }
	if err := api.Read(r, &change); err != nil || change.Plan != "small" && change.Plan != "large" {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, api.Billings(r), func(billing *api.Billing) { billing.Plan = change.Plan })
}

// move takes a contract to its next state.
func move(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		amend(w, r, api.Billings(r), func(billing *api.Billing) { billing.Status = to })
	}
}
