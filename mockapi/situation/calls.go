package situation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// call is a request that people make, and how it can be spoilt.
type call struct {
	name string // of the route; where there is none, of what was meant
	sent string // where that is no route: another path, or another verb

	route   mockapi.Route // empty where there is none
	rule    mockapi.Rule
	methods []string   // that the path has
	gates   []lab.Gate // where it can end

	good  func(*hand) string // a body that makes sense; nil for none
	odd   func(*hand) string // one with a field that is not the caller's to set
	much  func(*hand) string // one that asks for too much
	named string             // the kind of object in the path; empty for none

	sets  string // who may set what, for the paper on the route
	asks  string // of the circumstances, likewise
	proof string // how well, likewise; empty for any proof
}

const nonsense = `{"this is": not JSON`

// calls are all there are. Between them every gate has something to refuse.
func calls() []call {
	all := []call{
		{name: "GET /invoices/{id}"},
		{name: "GET /orders/{id}"},
		{name: "GET /tickets/{id}"},
		{name: "PATCH /tickets/{id}", good: changedTicket, odd: foreignOwner,
			sets: "subject: its owner; status: support, support-lead"},
		{name: "POST /refunds", good: refundOf(500), odd: refundFor, much: refundOf(900_00),
			sets: "order, amount: everybody", asks: "amount at most 50000"},
		{name: "POST /refunds/requests/{id}/approve",
			asks: "status pending; asked for by somebody else; over 70000: region US, and weekdays 9 to 17 in New York"},
		{name: "GET /dashboards/{id}"},
		{name: "PATCH /dashboards/{id}", good: says(`{"title":"sales by week"}`), odd: foreignOwner, sets: "title: everybody"},
		{name: "GET /reports"},
		{name: "GET /billing/{id}"},
		{name: "PUT /infra/{id}", good: says(`{"value":"eu-2"}`), odd: foreignOwner, sets: "value: everybody", asks: "a managed device"},
		{name: "GET /secrets/{id}", asks: "a managed device"},
		{name: "PATCH /users/{id}", good: says(`{"roles":["viewer"]}`), odd: says(`{"roles":["viewer"],"tenant":"birch"}`),
			sets: "roles: everybody", asks: "somebody else's account"},
		{name: "POST /users/{id}/disable", proof: "two factors (aal2), at most 15m0s old"},
		{name: "GET /documents/{id}"},
		{name: "PATCH /documents/{id}", good: says(`{"title":"terms, second draft"}`), odd: says(`{"status":"published"}`),
			sets: "title, text: everybody; status: its owner", asks: "status draft"},
		{name: "DELETE /documents/{id}"},
		{name: "GET /customers/{id}"},
		{name: "PATCH /customers/{id}", good: says(`{"phone":"+1 202 555 0143"}`), odd: foreignOwner, sets: "email, phone: its owner"},
		{name: "GET /audit"},
		{name: "GET /whoami"},
		{name: "GET /"},
		{name: "GET /legacy/orders", proof: "a second factor, of whoever has one"},
		{name: "GET /partner/shipments", asks: "a network the key is for; 10 requests a minute"},
		{name: "GET /ledger/balance"},
		{name: "GET /invoice/{id}", sent: "GET /invoice/%s", named: "invoice"},
		{name: "DELETE /invoices/{id}", sent: "DELETE /invoices/%s", named: "invoice"},
		{name: "PUT /tickets/{id}", sent: "PUT /tickets/%s", named: "ticket"},
	}
	routes := mockapi.Routes()
	for i := range all {
		all[i].complete(routes)
	}
	return all
}

// complete looks the call up among the routes.
func (c *call) complete(routes []mockapi.Route) {
	_, path, _ := strings.Cut(cmp.Or(c.sent, c.name), " ")
	c.gates = []lab.Gate{lab.GateRoute}
	for _, route := range routes {
		if route.Fits(path) {
			c.methods = append(c.methods, route.Method)
		}
		if c.sent == "" && route.Name() == c.name {
			c.route, c.rule, c.gates = route, route.Rule(), append(route.Gates(), lab.GateHandler)
		}
	}
	slices.Sort(c.methods)
}

func says(body string) func(*hand) string { return func(*hand) string { return body } }

func foreignOwner(*hand) string { return `{"owner":"ben"}` }

// changedTicket is what whoever asks would change: who owns it the subject, and
// support its state.
func changedTicket(h *hand) string {
	if h.object != nil && h.object.Owner == h.who.ID {
		return `{"subject":"where is my lamp?"}`
	}
	return `{"status":"closed"}`
}

func refundOf(cents int) func(*hand) string {
	return func(h *hand) string { return fmt.Sprintf(`{"order":%q,"amount":%d}`, h.anOrder(), cents) }
}

func refundFor(h *hand) string {
	return fmt.Sprintf(`{"order":%q,"amount":500,"owner":"ben"}`, h.anOrder())
}

func (h *hand) anOrder() string { return pick(h.Rand, h.world.Objects("order")...).ID }

// furnish adds what a fresh world lacks: refunds that wait for a second person,
// and people who hold two roles, or one that takes away.
func furnish(w *world.World) {
	for _, one := range []api.Approval{
		{By: "fin", Amount: 600_00, Status: "pending"}, {By: "fern", Amount: 800_00, Status: "pending"}, {By: "fritz", Amount: 900_00, Status: "pending"},
		{By: "fritz", Amount: 600_00, Status: "granted", Second: "fern"},
	} {
		order := w.Objects("order")[0]
		one.Order, one.Owner, one.Tenant = order.ID, order.Owner, order.Tenant
		_, _ = w.Approvals().Create(one) // a store in memory takes everything
	}
	_ = w.SetRoles("toby", []string{world.RoleSupportLead, world.RoleSuspended}) // he is in every world
}

// permitted are those whom a role permits the call, and others the rest.
func (g *ground) permitted(route mockapi.Route) (may, others []world.Person) {
	for _, person := range g.people {
		if route.Permission == "" || slices.Contains(g.grants[person.ID], route.Permission) {
			may = append(may, person)
		} else {
			others = append(others, person)
		}
	}
	return may, others
}
