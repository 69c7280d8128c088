package mockapi

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// serve runs the API's own handler for the route.
func (v *visit) serve(w http.ResponseWriter, r *http.Request) {
	v.route.handler(w, v.atDesk(r))
}

// atDesk lays out for a handler what package api reaches: the API's own handlers
// work at the same desk as the code on the bench.
func (v *visit) atDesk(r *http.Request) *http.Request {
	return api.At(r, &api.Desk{
		Caller:   v.principal(),
		Invoices: v.world.Invoices(), Orders: v.world.Orders(),
		Refunds: v.world.Refunds(), Tickets: v.world.Tickets(),
		Customers: v.world.Customers(), Documents: v.world.Documents(),
		Dashboards: v.world.Dashboards(), Alerts: v.world.Alerts(),
		Problem: v.problem,
	})
}

func (v *visit) principal() *api.Principal {
	if v.caller == nil {
		return nil
	}
	return &api.Principal{
		ID: v.caller.ID, Name: v.caller.Name, Tenant: v.caller.Tenant,
		Roles: slices.Clone(v.caller.Roles), Permissions: slices.Clone(v.caller.Permissions),
		Scopes: slices.Clone(v.caller.Scopes),
	}
}

// problem is what a handler answers with when it refuses.
func (v *visit) problem(w http.ResponseWriter, _ *http.Request, status int) {
	if status == http.StatusUnauthorized {
		challengeWith(w, challenges(v.route.Access.schemes()))
	}
	writeProblem(w, status)
}
