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
	desk := v.api.stores()
	desk.Caller, desk.Problem, desk.MoreScope, desk.Now = v.principal(), v.problem, v.moreScope, v.world.Now()
	desk.EngineDown = !v.world.EngineUp()
	if v.bench() != nil {
		desk.Fields = fieldsIn(v.exchange.Request.Body)
	}
	return api.At(r, &desk)
}

// stores is a desk with the world's stores on it. They are laid out once a world.
func (a *API) stores() api.Desk {
	if a.laidFor != a.world {
		a.laidFor, a.laid = a.world, api.Desk{
			Invoices: a.world.Invoices(), Orders: a.world.Orders(),
			Refunds: a.world.Refunds(), Approvals: a.world.Approvals(), Tickets: a.world.Tickets(),
			Customers: a.world.Customers(), Documents: a.world.Documents(),
			Dashboards: a.world.Dashboards(), Alerts: a.world.Alerts(),
			Invitations: a.world.Invitations(),
			Deliveries:  a.world.Deliveries(), LinkKey: a.world.LinkKey(),
			Billings: a.world.Billings(),
		}
	}
	return a.laid
}

func (v *visit) principal() *api.Principal {
	if v.caller == nil {
		return nil
	}
	person, _ := v.world.Person(v.caller.ID) // a client of the provider is none, and has no attributes
	return &api.Principal{
		ID: v.caller.ID, Name: v.caller.Name, Tenant: v.caller.Tenant,
		Roles: v.lent(v.caller.Roles), Permissions: v.lent(v.caller.Permissions), Scopes: v.lent(v.caller.Scopes),
		Department: person.Department, Region: person.Region, Groups: v.lent(person.Groups), Device: person.Device,
	}
}

// lent is a list that code on the bench may change without changing the caller.
func (v *visit) lent(list []string) []string {
	if v.bench() == nil {
		return list
	}
	return slices.Clone(list)
}

// problem is what a handler answers with when it refuses.
func (v *visit) problem(w http.ResponseWriter, _ *http.Request, status int) {
	switch status {
	case http.StatusUnauthorized:
		challengeWith(w, challenges(v.route.accepts))
	case http.StatusServiceUnavailable:
		retryAfter(w, engineWait)
	}
	writeProblem(w, status)
}

// moreScope is what a handler answers with where a role permits what was asked for,
// and the token was given for less.
func (v *visit) moreScope(w http.ResponseWriter, _ *http.Request, scope string) {
	how, _ := schemeOf(v.route.accepts, v.credential.kind)
	challengeWith(w, []string{moreScope(how, scope)})
	writeProblem(w, http.StatusForbidden)
}
