package mockapi

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"sync/atomic"
	"time"

	"authlab/lab"
)

// encrypt opens the encrypted port, where one was asked for.
func (s *Server) encrypt(open *atomic.Int64) error {
	if s.secure == "" {
		return nil
	}
	socket, err := net.Listen("tcp", s.secure)
	if err != nil {
		return err
	}
	s.secure = socket.Addr().String()
	s.serve(&listener{Listener: socket, server: s, open: open, secure: s.tlsConfig()})
	return nil
}

// tlsConfig asks for a client certificate and takes whatever is shown, or none: to
// refuse it is the gates' business. HTTP/2 is not offered: what a request says of
// its end is looked at in HTTP/1.1 only.
func (s *Server) tlsConfig() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		NextProtos: []string{"http/1.1"},
		ClientAuth: tls.RequestClientCert,
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
			return s.api.World().ServerCertificate(s.api.options.Hosts...), nil
		},
	}
}

// SecureURL is where any client reaches the API by TLS; empty where it does not.
func (s *Server) SecureURL() string {
	if s.secure == "" {
		return ""
	}
	return "https://" + s.secure
}

// connect makes the connection a request asks for.
func (s *Server) connect(ctx context.Context, request lab.Request) (net.Conn, error) {
	channel := lab.Channel{}
	if request.Channel != nil {
		channel = *request.Channel
	}
	dialer, err := dialerFrom(channel.From)
	if err != nil {
		return nil, err
	}
	if !channel.TLS {
		return dialer.DialContext(ctx, "tcp", s.address)
	}
	if s.secure == "" {
		return nil, &lab.Mistake{What: "the API has no encrypted port", Try: "a request that does not ask for TLS"}
	}
	config, err := s.clientConfig(channel.Certificate)
	if err != nil {
		return nil, err
	}
	return (&tls.Dialer{NetDialer: dialer, Config: config}).DialContext(ctx, "tcp", s.secure)
}

// dialerFrom calls from an address of this machine. Where only 127.0.0.1 is one,
// dialling says so.
func dialerFrom(address string) (*net.Dialer, error) {
	if address == "" {
		return &net.Dialer{}, nil
	}
	ip := net.ParseIP(address)
	if !ip.IsLoopback() {
		return nil, &lab.Mistake{What: fmt.Sprintf("%q is not an address to call from", address), Try: "one that begins with 127, as 127.0.0.7"}
	}
	return &net.Dialer{LocalAddr: &net.TCPAddr{IP: ip}}, nil
}

// clientConfig trusts the house's authority, and no other. The server's certificate is
// looked at as of the world's beginning: a world whose clock was moved past it is to
// be spoken to all the same.
func (s *Server) clientConfig(certificate string) (*tls.Config, error) {
	w := s.api.World()
	roots := x509.NewCertPool()
	roots.AddCert(w.Authority())
	config := &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots, ServerName: "localhost", Time: func() time.Time { return w.Spec().Clock }}
	if certificate == "" {
		return config, nil
	}
	shown, found := w.Certificate(certificate)
	if !found {
		return nil, errors.New("nobody has a certificate named " + certificate)
	}
	// Shown whatever the server would like to see: that is the lesson.
	config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return shown, nil }
	return config, nil
}
