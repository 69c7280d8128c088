package mockapi

import (
	"net/http"

	"authlab/lab"
)

// gateRoute passes: the router only calls it where it found something.
func gateRoute(route *entrance) ruling {
	return pass(lab.GateRoute, route.Name())
}

// gateRouteAgain says so where a front has turned a request into one for another route.
func gateRouteAgain(route, asked *entrance) ruling {
	if route == asked {
		return gateRoute(route)
	}
	return pass(lab.GateRoute, route.Name()+", though "+asked.Name()+" was asked for", fact("asked for", asked.Name()))
}

// noSuchPath answers where no route has the path.
func noSuchPath(w http.ResponseWriter, r *http.Request) {
	visitOf(r).refuse(w, deny(lab.GateRoute, http.StatusNotFound, "no route has this path"))
}

// notImplemented answers where no path has the method. RFC 9110 §9.1 keeps 405 for a
// method that the server has, and the target has not.
func notImplemented(w http.ResponseWriter, r *http.Request) {
	visitOf(r).refuse(w, deny(lab.GateRoute, http.StatusNotImplemented, "no path has this method",
		fact("method", shortened(r.Method))))
}

// noSuchMethod answers where the path has routes, but not with the method. RFC
// 9110 §15.5.6 demands that Allow names those it has.
func noSuchMethod(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	methods := v.api.router.allowed(r)
	w.Header().Set("Allow", methods)
	v.refuse(w, deny(lab.GateRoute, http.StatusMethodNotAllowed, "the path is there, but not with this method",
		fact("allowed", methods)))
}

// redirected is the ruling on a path the router tidied up, as //a to /a: it
// answers before any gate, and sends the client to the tidy path.
func redirected(status int, location string) ruling {
	return deny(lab.GateRoute, status, "the path has a shorter form; the client is sent there", fact("location", location))
}
