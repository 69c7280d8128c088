package mockapi

import (
	"crypto/x509"
	"net/http"
	"net/netip"

	"authlab/lab"
)

// channel is how a request came in.
type channel struct {
	secure      bool
	from        netip.Addr        // of whoever connected, whatever a header says
	certificate *x509.Certificate // the client's, proven by the handshake; nil for none
}

// channelOf is the channel of a request over the wire. One made in process came
// in plainly, from this machine, but for what it says itself.
func channelOf(r *http.Request, request lab.Request) channel {
	c := channel{from: netip.AddrFrom4([4]byte{127, 0, 0, 1})}
	if request.Channel != nil {
		if from, err := netip.ParseAddr(request.Channel.From); err == nil {
			c.from = from
		}
		c.secure = request.Channel.TLS
	}
	if peer, err := netip.ParseAddrPort(r.RemoteAddr); err == nil {
		c.from = peer.Addr().Unmap()
	}
	if r.TLS != nil {
		c.secure = true
		if len(r.TLS.PeerCertificates) > 0 {
			c.certificate = r.TLS.PeerCertificates[0]
		}
	}
	return c
}
