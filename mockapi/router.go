package mockapi

import (
	"net/http"
	"strings"
	"sync"

	"authlab/lab"

	"github.com/gorilla/mux"
)

// entrance is a route with what follows from it, worked out once and not with
// every request.
type entrance struct {
	Route
	name    string
	gates   []lab.Gate
	accepts []scheme
}

func newEntrance(route Route) *entrance {
	return &entrance{Route: route, name: route.Name(), gates: route.Gates(), accepts: route.Access.schemes()}
}

// nowhere is where a request is before the router knew its route, and for good
// where there is none.
var nowhere = sync.OnceValue(func() *entrance { return &entrance{} })

func (e *entrance) Name() string      { return e.name }
func (e *entrance) Gates() []lab.Gate { return e.gates }

// router is gorilla/mux, one for each first segment of a path. mux tries one route
// after the other, and no request should pay for the patterns of all the others: it
// does not try them, and a process that answers few of them never compiles the rest.
type router struct {
	methods map[string]bool // that a route has, whichever

	under map[string]func() *mux.Router
	other *mux.Router // without a route: it tidies paths up and answers 404

	egress *entrance // of what is not for this host
}

// sharedRouter is built once and never changes: it keeps nothing of a request, which
// carries its own visit.
var sharedRouter = sync.OnceValue(func() *router {
	all := &router{methods: map[string]bool{}, under: map[string]func() *mux.Router{}, other: newMux(), egress: newEntrance(egress())}
	routes := map[string][]Route{}
	for _, route := range Routes() {
		segment := firstSegment(route.Pattern)
		routes[segment] = append(routes[segment], route)
		for _, method := range methodsFor(route) {
			all.methods[method] = true
		}
	}
	for segment, under := range routes {
		all.under[segment] = sync.OnceValue(func() *mux.Router { return newMux(under...) })
	}
	return all
})

func newMux(routes ...Route) *mux.Router {
	m := mux.NewRouter()
	// mux runs no middleware for these two: they must trace for themselves.
	m.NotFoundHandler = http.HandlerFunc(noSuchPath)
	m.MethodNotAllowedHandler = http.HandlerFunc(noSuchMethod)
	for _, route := range routes {
		addRoute(m, newEntrance(route))
	}
	return m
}

func addRoute(m *mux.Router, to *entrance) {
	m.HandleFunc(to.Pattern, func(w http.ResponseWriter, r *http.Request) { visitOf(r).enter(w, to, r) }).
		Methods(methodsFor(to.Route)...).Name(to.name)
}

// methodsFor adds HEAD to GET: the same, without the content (RFC 9110 §9.3.2).
func methodsFor(route Route) []string {
	if route.Method == http.MethodGet {
		return []string{http.MethodGet, http.MethodHead}
	}
	return []string{route.Method}
}

// firstSegment of "/invoices/{id}" is "invoices".
func firstSegment(path string) string {
	segment, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return segment
}

func (t *router) of(r *http.Request) *mux.Router {
	if m, found := t.under[firstSegment(r.URL.Path)]; found {
		return m()
	}
	return t.other
}

// ServeHTTP looks at the path only where the method is one that some path has.
// Among those it has nowhere is TRACE, which would show a caller's credentials to
// whoever reads the answer (RFC 9110 §9.3.8).
func (t *router) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch v := visitOf(r); {
	case !t.methods[r.Method]:
		notImplemented(w, r)
	case forProxy(r, v.api.options.Hosts):
		v.enter(w, t.egress, r)
	default:
		t.of(r).ServeHTTP(w, r)
	}
}

// routeOf is the name of the route a request goes to, or empty.
func (t *router) routeOf(r *http.Request) string {
	var match mux.RouteMatch
	if !t.of(r).Match(r, &match) || match.MatchErr != nil || match.Route == nil {
		return ""
	}
	return match.Route.GetName()
}

// allowed lists the methods a path has, for the Allow field of a 405.
func (t *router) allowed(r *http.Request) string {
	probe := r.Clone(r.Context())
	var methods []string
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
		if probe.Method = method; t.routeOf(probe) != "" {
			methods = append(methods, method)
		}
	}
	return strings.Join(methods, ", ")
}
