package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

func billingRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/billing", Access: SignedIn, Permission: "billing.read", About: "how tenants pay, as far as you may see", handler: list("billing", billings)},
		{Method: "GET", Pattern: "/billing/{id}", Access: SignedIn, Permission: "billing.read", Kind: "billing", About: "how one tenant pays", handler: one(billings)},
		{Method: "PATCH", Pattern: "/billing/{id}", Access: SignedIn, Permission: "billing.update", Kind: "billing", About: `change the plan: {"plan"}`, fields: onlyPlan, handler: patchBilling},
	}
}

func billings(r *http.Request) api.Store[world.Billing] { return visitOf(r).world.Billings() }

func onlyPlan(lab.Principal, *lab.Object) []string { return []string{"plan"} }

func patchBilling(w http.ResponseWriter, r *http.Request) {
	var change struct{ Plan string }
	if err := api.Read(r, &change); err != nil || change.Plan != "small" && change.Plan != "large" {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, billings(r), func(billing *world.Billing) { billing.Plan = change.Plan })
}
