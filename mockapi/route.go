package mockapi

import (
	"net/http"
	"strings"
	"sync"

	"authlab/lab"

	"github.com/gorilla/mux"
)

// Route is one entry of the API's table.
type Route struct {
	Method     string
	Pattern    string // "/invoices/{id}"
	Access     Access
	Permission string // "invoice.read"; empty where signing in is enough
	Kind       string // of the object {id} stands for; empty where there is none
	About      string // one line for the index

	fields  settable // of the body; nil where none is asked about
	alone   *alone   // nil where the route grants nothing
	handler http.HandlerFunc
}

func entry(method, pattern string, access Access, permission, kind, about string, handler http.HandlerFunc) Route {
	return Route{
		Method: method, Pattern: pattern, Access: access, Permission: permission, Kind: kind, About: about,
		handler: handler,
	}
}

// setting says which fields a caller may set.
func (r Route) setting(fields settable) Route {
	r.fields = fields
	return r
}

// granting says how much one person may grant.
func (r Route) granting(a *alone) Route {
	r.alone = a
	return r
}

// Routes is the whole API.
func Routes() []Route {
	return []Route{
		entry("GET", "/", Public, "", "", "this index", getIndex),
		entry("POST", "/login", SignIn, "", "", "name and password for a session cookie", postLogin),
		entry("POST", "/token", SignIn, "", "", "name and password for a bearer token", postToken),
		entry("POST", "/logout", SignedIn, "", "", "end the session", postLogout),
		entry("GET", "/whoami", SignedIn, "", "", "who the API takes you for", getWhoami),
		entry("GET", "/invoices", SignedIn, "invoice.read", "", "the invoices you may see", listInvoices),
		entry("GET", "/invoices/{id}", SignedIn, "invoice.read", "invoice", "one invoice", getInvoice),
		entry("GET", "/orders", SignedIn, "order.read", "", "the orders you may see", listOrders),
		entry("GET", "/orders/{id}", SignedIn, "order.read", "order", "one order", getOrder),
		entry("GET", "/tickets", SignedIn, "ticket.read", "", "the tickets you may see", listTickets),
		entry("POST", "/tickets", SignedIn, "ticket.create", "", `ask support: {"subject"}`, postTicket),
		entry("GET", "/tickets/{id}", SignedIn, "ticket.read", "ticket", "one ticket", getTicket),
		entry("PATCH", "/tickets/{id}", SignedIn, "ticket.update", "ticket", `reword or settle: {"subject"} or {"status"}`, patchTicket).setting(ticketFields),
		entry("GET", "/refunds", SignedIn, "refund.read", "", "the refunds granted", listRefunds),
		entry("POST", "/refunds", SignedIn, "refund.create", "", `grant one: {"order", "amount"}`, postRefund).setting(refundFields).granting(refundAlone()),
		entry("GET", "/refunds/{id}", SignedIn, "refund.read", "refund", "one refund", getRefund),
	}
}

// Name is how traces, scenarios and exchanges call the route.
func (r Route) Name() string { return r.Method + " " + r.Pattern }

// Gates lists what a request to the route meets between route and handler.
func (r Route) Gates() []lab.Gate {
	if r.Access == Public {
		return []lab.Gate{lab.GateTransport}
	}
	gates := []lab.Gate{lab.GateTransport, lab.GateCredential, lab.GateIdentity}
	if r.Permission != "" {
		gates = append(gates, lab.GateFunction)
	}
	if r.Kind != "" {
		gates = append(gates, lab.GateObject)
	}
	if r.fields != nil {
		gates = append(gates, lab.GateField)
	}
	if r.alone != nil {
		gates = append(gates, lab.GateContext)
	}
	return gates
}

// sharedRouter is built once and never changes: it keeps nothing of a request, which
// carries its own visit.
var sharedRouter = sync.OnceValue(func() *mux.Router {
	m := mux.NewRouter()
	for _, route := range Routes() {
		methods := []string{route.Method}
		if route.Method == http.MethodGet {
			methods = append(methods, http.MethodHead) // RFC 9110 §9.3.2: the same, without the content
		}
		m.HandleFunc(route.Pattern, func(_ http.ResponseWriter, r *http.Request) { visitOf(r).enter(route, r) }).
			Methods(methods...).Name(route.Name())
	}
	// mux runs no middleware for these two: they must trace for themselves.
	m.NotFoundHandler = http.HandlerFunc(noSuchPath)
	m.MethodNotAllowedHandler = http.HandlerFunc(noSuchMethod)
	return m
})

// routeOf is the name of the route a request goes to, or empty.
func routeOf(router *mux.Router, r *http.Request) string {
	var match mux.RouteMatch
	if !router.Match(r, &match) || match.MatchErr != nil || match.Route == nil {
		return ""
	}
	return match.Route.GetName()
}

// allowed lists the methods a path has, for the Allow field of a 405.
func allowed(router *mux.Router, r *http.Request) string {
	probe := r.Clone(r.Context())
	var methods []string
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
		if probe.Method = method; routeOf(router, probe) != "" {
			methods = append(methods, method)
		}
	}
	return strings.Join(methods, ", ")
}
