package mockapi

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

// The house's egress proxy: what its people call outside goes through here. It
// listens where the API does, as a client asks a proxy by naming the whole address
// (RFC 9112 §3.2.2): GET http://parcelly.test/rates.
//
// Nothing leaves this machine. The one neighbour that may be called is played here.

// egress is the way of a request to another host. It is none of Routes: it has no
// path of its own, and what is at the far end is somebody else's.
func egress() Route {
	return Route{Method: "PROXY", Pattern: "/", Access: Proxy, handler: forward}
}

// forProxy reports whether a request names the whole address of another host.
func forProxy(r *http.Request, hosts []string) bool {
	return r.URL.IsAbs() && r.URL.Scheme == "http" && !ours(r.URL.Host, hosts...)
}

// proxyScheme is Basic, with a realm of the proxy's own.
func proxyScheme() scheme {
	one := basicScheme()
	one.challenge = func(string, ...string) string { return `Basic realm="egress proxy", charset="UTF-8"` }
	return one
}

// forTheProxy are the fields of a request that present a credential to a proxy.
// Authorization is for whoever is at the far end (RFC 9110 §11.7.2).
func forTheProxy(header http.Header) http.Header {
	if shown := header.Values("Proxy-Authorization"); len(shown) > 0 {
		return http.Header{"Authorization": shown}
	}
	return http.Header{}
}

// byProxy is a ruling as a proxy puts it: 407 where an origin says 401, and the
// challenges in a field of its own (RFC 9110 §15.5.8).
func byProxy(w http.ResponseWriter, r ruling) ruling {
	if r.status == http.StatusUnauthorized {
		r.status = http.StatusProxyAuthRequired
	}
	for _, challenge := range r.challenges {
		w.Header().Add("Proxy-Authenticate", challenge)
	}
	r.challenges = nil
	return r
}

// gateEgress asks who may go out, and where to.
func gateEgress(caller lab.Principal, host string) ruling {
	facts := []lab.Fact{fact("caller.tenant", caller.Tenant), fact("host", shortened(host))}
	if caller.Tenant != world.House {
		return deny(lab.GateContext, http.StatusForbidden, "the proxy is for the house's own people", facts...)
	}
	if neighbour(host) == nil {
		return deny(lab.GateContext, http.StatusForbidden, "the host is not on the list of those that may be called", facts...)
	}
	return pass(lab.GateContext, "staff of the house, to a host on the list", facts...)
}

// forward passes a request on, and the answer back, as it comes. What was meant for
// the proxy, or for this connection, stays here (RFC 9110 §7.6.1, §11.7.2).
func forward(w http.ResponseWriter, r *http.Request) {
	onward := r.Clone(r.Context())
	for _, name := range slices.Concat(listed(r.Header["Connection"]), []string{"Connection", "Proxy-Authorization", "Te", "Upgrade"}) {
		onward.Header.Del(name)
	}
	w.Header().Set("Via", "1.1 egress.oak.test")
	neighbour(r.URL.Host).ServeHTTP(w, onward)
}

// listed are the names in a field that is a list of them.
func listed(fields []string) []string {
	var names []string
	for _, field := range fields {
		for name := range strings.SplitSeq(field, ",") {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

// neighbour is who answers at a host; nil for one that may not be called.
func neighbour(host string) http.Handler {
	if strings.EqualFold(host, "parcelly.test") {
		return http.HandlerFunc(parcelly)
	}
	return nil
}

// oakAtParcelly is the house's own credential there.
const oakAtParcelly = "oak-ships-desks"

// parcelly is the carrier's API: prices are for everybody, labels for its customers.
func parcelly(w http.ResponseWriter, r *http.Request) {
	shown := r.Header.Get("Authorization")
	switch {
	case r.URL.Path == "/rates":
		api.JSON(w, http.StatusOK, map[string]int{"letter": 120, "parcel": 590})
	case r.URL.Path != "/labels":
		writeProblem(w, http.StatusNotFound)
	case shown == "":
		parcellyAsks(w, `Bearer realm="parcelly"`)
	case shown != "Bearer "+oakAtParcelly:
		parcellyAsks(w, `Bearer realm="parcelly", error="invalid_token"`)
	default:
		api.JSON(w, http.StatusOK, map[string]int{"left": 40})
	}
}

func parcellyAsks(w http.ResponseWriter, challenge string) {
	challengeWith(w, []string{challenge})
	writeProblem(w, http.StatusUnauthorized)
}
