package mockapi

import (
	"crypto/tls"
	"net"
	"sync/atomic"
)

// listener hands net/http connections that are wires, and no more of them at a time
// than the limits allow.
type listener struct {
	net.Listener
	server *Server
	secure *tls.Config // nil for a plain one
	open   *atomic.Int64
}

func (l *listener) Accept() (net.Conn, error) {
	for {
		connection, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if c := l.admit(connection); c != nil {
			return c, nil
		}
		_ = connection.Close() // nobody was let in
	}
}

// admit is nil where there are too many connections even to say so: to as many
// again as the limit, the answer is 503.
func (l *listener) admit(connection net.Conn) net.Conn {
	limit := int64(l.server.limits.Connections)
	open := l.open.Add(1)
	if open > 2*limit || open > limit && l.secure != nil {
		l.open.Add(-1)
		return nil
	}
	c := &wire{
		Conn: connection, limits: l.server.limits, full: open > limit,
		refuse: l.server.refuse, release: func() { l.open.Add(-1) },
	}
	if l.secure == nil {
		return c
	}
	encrypted := tls.Server(connection, l.secure)
	c.Conn = encrypted
	return &secured{c, encrypted, l.server.limits.Head}
}
