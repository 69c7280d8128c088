package mockapi

import (
	"crypto/x509"
	"net/http"
	"net/netip"

	"authlab/lab"
	"authlab/mockapi/world"
)

// channel is how a request came in.
type channel struct {
	secure      bool
	from        netip.Addr        // of whoever connected, whatever a header says
	certificate *x509.Certificate // the client's, proven by the handshake; nil for none
}

// thisMachine is where a caller is who does not say.
func thisMachine() netip.Addr { return netip.AddrFrom4([4]byte{127, 0, 0, 1}) }

// channelOf is the channel of a request over the wire. One made in process came
// in plainly, from this machine, but for what it says itself.
func channelOf(w *world.World, r *http.Request, request lab.Request) channel {
	c := channel{from: thisMachine()}
	if request.Channel != nil {
		if from, err := netip.ParseAddr(request.Channel.From); err == nil {
			c.from = from
		}
		c.secure = request.Channel.TLS
		if shown, found := w.Certificate(request.Channel.Certificate); found && c.secure {
			c.certificate = shown.Leaf
		}
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

// told is the channel as a request says it, so that the same request can be made
// again, or answered elsewhere. A certificate that is none of the world's cannot be
// named: whoever answers elsewhere takes it for none, and refuses too.
func (c channel) told(w *world.World) *lab.Channel {
	told := lab.Channel{TLS: c.secure}
	if c.from != thisMachine() {
		told.From = c.from.String()
	}
	if c.certificate != nil {
		told.Certificate, _ = w.CertificateName(c.certificate)
	}
	if told == (lab.Channel{}) {
		return nil
	}
	return &told
}
