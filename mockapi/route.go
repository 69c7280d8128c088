package mockapi

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

// Route is one entry of the API's table.
type Route struct {
	Method     string
	Pattern    string // "/invoices/{id}"
	Access     Access
	Permission string // "invoice.read"; empty where signing in is enough
	Kind       string // of the object the request is about; empty where there is none
	Within     string // the kind of object {id} stands for, where the one meant is a part of it
	About      string // one line for the index

	// ACR and MaxAge are what a proof must reach at least, where the route asks
	// for more than any (RFC 9470).
	ACR    string
	MaxAge time.Duration

	// Whole routes take no password alone from somebody who has a second factor:
	// one way in that asks for less would make the others pointless (ASVS 6.3.4).
	Whole bool

	Forms bool // the body is a form, not JSON

	// Astray is where a browser is sent whose object it is not, in place of a
	// refusal; empty where it is refused.
	Astray string

	names   naming      // nil where the path names the object, by {id}
	fields  settable    // of the body; nil where none is asked about
	reads   readable    // of the record; nil where it is read as a whole
	context []condition // asked in this order
	handler http.HandlerFunc
}

// Routes is the whole API, group by group.
func Routes() []Route {
	return slices.Concat(
		signInRoutes(), registrationRoutes(), sessionRoutes(), secondFactorRoutes(), passkeyRoutes(), tokenRoutes(), legacyRoutes(), partnerRoutes(),
		invoiceRoutes(), downloadRoutes(), orderRoutes(), portalRoutes(), deliveryRoutes(), ticketRoutes(), approvalRoutes(), refundRoutes(),
		customerRoutes(), documentRoutes(), dashboardRoutes(), reportRoutes(), billingRoutes(), infraRoutes(), secretRoutes(),
		userRoutes(), invitationRoutes(), auditRoutes(), metricsRoutes(), impersonationRoutes(), ledgerRoutes(), openAPIRoutes(), idpRoutes(), samlRoutes(),
	)
}

// Name is how traces, scenarios and exchanges call the route.
func (r Route) Name() string { return r.Method + " " + r.Pattern }

// Fits reports whether a path is one of the route's: what stands for an id fits any.
func (r Route) Fits(path string) bool {
	return slices.EqualFunc(strings.Split(r.Pattern, "/"), strings.Split(path, "/"), func(want, segment string) bool {
		return want == segment || strings.HasPrefix(want, "{")
	})
}

// Scope is what a token must have been given for; empty where the route asks for
// no permission.
func (r Route) Scope() string { return world.ScopeFor(r.Permission) }

// Gates lists what a request to the route meets between route and handler.
func (r Route) Gates() []lab.Gate {
	switch r.Access {
	case Public, Flow: // the provider asks for the rest of a flow itself
		return []lab.Gate{lab.GateTransport}
	case Linked:
		return []lab.Gate{lab.GateTransport, lab.GateObject}
	case Proxy: // which is there for what is meant for another host
		return []lab.Gate{lab.GateCredential, lab.GateIdentity, lab.GateContext}
	case SignIn, SignedIn, Bound, Mutual, Legacy, Partner, OneTimeCode, RecoveryCode, Passkey, HalfSignedIn, Client, Token:
	}
	gates := []lab.Gate{lab.GateTransport, lab.GateCredential, lab.GateIdentity}
	if r.Permission != "" || r.Access == Token {
		gates = append(gates, lab.GateFunction)
	}
	if r.Kind != "" {
		gates = append(gates, lab.GateObject)
	}
	if r.fields != nil || r.reads != nil {
		gates = append(gates, lab.GateField)
	}
	if len(r.context) > 0 || r.Access == Partner {
		gates = append(gates, lab.GateContext)
	}
	return gates
}
