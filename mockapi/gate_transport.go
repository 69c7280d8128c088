package mockapi

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"authlab/lab"
)

// inProcess is the host of requests that never were on a wire. No page can come
// from there: nobody can register a name under .test (RFC 6761 §6.2).
const inProcess = "authlab.test"

// gateTransport asks whether a request was meant for this API, by whoever wrote
// it. A page on the web can point a name of its own at 127.0.0.1 (DNS rebinding),
// and then drive an API that listens there; its requests still carry that name.
//
// A host that is not ours is 421: we have no authority to answer for it (RFC 9110
// §15.5.20). An origin that is not ours is 403: the request did come to the right
// place, so that trying another connection, as 421 invites to, would not help;
// RFC 6455 §4.2.2 answers a foreign origin in the same way.
//
// The hosts are the names beside this machine's own that whoever runs the API has
// said it is known by.
func gateTransport(host string, header http.Header, hosts ...string) ruling {
	if !ours(host, hosts...) {
		return deny(lab.GateTransport, http.StatusMisdirectedRequest, "it is addressed to another host", fact("host", shortened(host)))
	}
	for _, origin := range header.Values("Origin") {
		if !ourOrigin(origin, hosts...) {
			return deny(lab.GateTransport, http.StatusForbidden, "it was sent by a page of another site", fact("origin", shortened(origin)))
		}
	}
	if !ours(host) {
		return pass(lab.GateTransport, "a host that was allowed", fact("host", shortened(host)))
	}
	return pass(lab.GateTransport, "this machine")
}

// ours reports whether a host, with or without a port, is this machine's own, or
// one of the others it is known by.
func ours(host string, others ...string) bool {
	if name, _, _ := strings.Cut(host, ":"); name == "127.0.0.1" || name == "localhost" {
		return true // what nearly every request says
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	address, err := netip.ParseAddr(host)
	return host == "localhost" || host == inProcess || err == nil && address.IsLoopback() || slices.Contains(others, host)
}

// ourOrigin does not hold for "null", which a page sends that will not say
// where it is from.
func ourOrigin(origin string, hosts ...string) bool {
	from, err := url.Parse(origin)
	return err == nil && (from.Scheme == "http" || from.Scheme == "https") && ours(from.Host, hosts...)
}

// shortened keeps what a stranger wrote from filling the screen.
func shortened(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}
