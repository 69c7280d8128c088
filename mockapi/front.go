package mockapi

import (
	"net/http"

	"authlab/lab"
)

// A front on the bench stands before the router. Who is calling has been asked of
// the route the request names; what the front hands on may name another.

// handedOn is what a visit had come through when a front handed it on.
type handedOn struct {
	from *entrance
	came lab.Trace
}

// handOn routes a request again, by the path that the front left it with.
func handOn(v *visit, w http.ResponseWriter, r *http.Request) {
	v.handed = &handedOn{from: v.route, came: v.exchange.Trace}
	v.exchange.Trace = nil
	v.api.router.ServeHTTP(w, r)
}

// enterAgain is where the router hands over what a front has handed on. Every gate
// of the route it comes to is asked, but for those that the front owns.
func (v *visit) enterAgain(w http.ResponseWriter, route *entrance, r *http.Request) {
	v.arrive(route, r, gateRouteAgain(route, v.handed.from))
	bench := v.bench()
	for _, gate := range route.Gates() {
		if v.asked(gate) || v.leaves(gate, bench, r) {
			continue
		}
		ruling := v.ask(gate, r)
		if ruling.denies() {
			v.refuse(w, ruling)
			return
		}
		v.record(ruling)
	}
	v.serve(w, r)
}

// asked takes over what has been asked already: a gate of the authentication
// checkpoint says the same of both routes where both ask for the same proof.
func (v *visit) asked(gate lab.Gate) bool {
	check, known := v.handed.came.At(gate)
	if !known || gate.Checkpoint() == lab.Authorization || !sameProof(v.handed.from.Route, v.route.Route) {
		return false
	}
	v.exchange.Trace = append(v.exchange.Trace, check)
	return true
}

func sameProof(a, b Route) bool {
	return a.Access == b.Access && a.ACR == b.ACR && a.MaxAge == b.MaxAge && a.Whole == b.Whole
}
