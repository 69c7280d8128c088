package mockapi

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"authlab/lab"
)

// outsideWaiting is how many exchanges of other clients wait to be looked at.
const outsideWaiting = 64

// Server is an API on a real socket. It is a lab.Target.
type Server struct {
	api     *API
	http    *http.Server
	limits  Limits
	address string
	secure  string   // address of the encrypted port; empty where there is none
	keys    *keyring // guarded by the API's lock, for renewing changes the world
	serving sync.WaitGroup
	outside chan lab.Exchange

	mu      sync.Mutex
	waiting map[string]chan lab.Exchange // of Send, by the address it calls from
	closed  bool
}

var _ lab.Target = (*Server)(nil)

// Listening is a choice that Listen leaves to its caller.
type Listening func(*Server)

// Within sets a server's limits.
func Within(limits Limits) Listening { return func(s *Server) { s.limits = limits } }

// Encrypted opens a second port, which speaks TLS.
func Encrypted(addr string) Listening { return func(s *Server) { s.secure = addr } }

// Listen serves the API at an address such as "127.0.0.1:0", where port 0 takes
// a free one, until Close.
func Listen(a *API, addr string, choices ...Listening) (*Server, error) {
	socket, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	s := &Server{
		api: a, address: socket.Addr().String(), keys: newKeyring(a.World()), limits: DefaultLimits(),
		outside: make(chan lab.Exchange, outsideWaiting),
		waiting: map[string]chan lab.Exchange{},
	}
	for _, choose := range choices {
		choose(s)
	}
	s.http = s.server()
	open := new(atomic.Int64)
	if err := s.encrypt(open); err != nil {
		_ = socket.Close() // nobody has called yet
		return nil, err
	}
	s.serve(&listener{Listener: socket, server: s, open: open})
	return s, nil
}

func (s *Server) server() *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.limits.Head,
		ReadTimeout:       s.limits.Request,
		WriteTimeout:      s.limits.Answer,
		IdleTimeout:       s.limits.Idle,
		MaxHeaderBytes:    2 * s.limits.HeadSize, // the wire has refused what is longer
		ConnState:         follow,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelInfo), // what went wrong is in the trace
		// "OPTIONS *" is to be traced like everything else.
		DisableGeneralOptionsHandler: true,
	}
}

// follow tells a wire when its request is being answered.
func follow(connection net.Conn, state http.ConnState) {
	if followed, ok := connection.(interface{ follow(http.ConnState) }); ok {
		followed.follow(state)
	}
}

func (s *Server) serve(on *listener) {
	s.serving.Go(func() { _ = s.http.Serve(on) }) // it only returns once Close or Drain was called
}

// ServeHTTP answers, having first handed the exchange to whoever waits for it: a
// client that has its answer can rely on the exchange being there.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	exchange := s.api.receive(r)
	s.deliver(r.RemoteAddr, exchange)
	if len(r.TransferEncoding) > 0 {
		w.Header().Set("Connection", "close") // where chunks end, nobody looked: what follows is not read
	}
	send(w, exchange.Response)
}

func (s *Server) deliver(from string, exchange lab.Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	to, inside := s.waiting[from]
	if !inside {
		to = s.outside
		exchange.Outside = true
	}
	if s.closed {
		return
	}
	select {
	case to <- exchange:
	default: // nobody is looking
	}
}

// BaseURL is where any client reaches the API.
func (s *Server) BaseURL() string { return "http://" + s.address }

// Outside delivers the exchanges with other clients than Send.
func (s *Server) Outside() <-chan lab.Exchange { return s.outside }

// Keys is the keyring: what a story's people present, Nobody first, and all of it
// good at the time of asking. The hidden actors are not in it.
func (s *Server) Keys() []lab.Key {
	s.api.mu.Lock()
	defer s.api.mu.Unlock()
	return s.renewed()
}

// Key is one of Keys, or one a story asks for that is stale, limited or forged.
func (s *Server) Key(who, with string) (lab.Key, error) {
	s.api.mu.Lock()
	defer s.api.mu.Unlock()
	return KeyAmong(s.renewed(), s.api.world, who, with)
}

// renewed is the keyring as it is good now. The lock is held.
func (s *Server) renewed() []lab.Key {
	s.api.tick()
	if err := s.keys.renew(s.api.world); err != nil {
		panic(fmt.Errorf("mockapi: the keyring cannot be renewed: %w", err)) // the world signs and keeps sessions
	}
	return s.keys.all(s.api.world)
}

// Expand resolves {{names}} of the world.
func (s *Server) Expand(text string) (string, error) { return s.api.World().Expand(text) }

// Deploy hands a fix to whoever answers the replaced route.
func (s *Server) Deploy(source lab.Source) {
	if s.api.options.Deploy != nil {
		s.api.options.Deploy(source)
	}
}

// refuse records what was not fit to be handed to the API, and returns the answer.
func (s *Server) refuse(c *wire, wrong *unfit) []byte {
	method, target := c.line()
	exchange := s.api.refuseUnread(lab.Request{Method: method, Target: target}, wrong)
	s.deliver(c.RemoteAddr().String(), exchange)
	if wrong.status == http.StatusServiceUnavailable {
		exchange.Response.Header.Set("Retry-After", "1")
	}
	var answer bytes.Buffer
	response := &http.Response{
		StatusCode: wrong.status, ProtoMajor: 1, ProtoMinor: 1, Close: true, Header: exchange.Response.Header,
		ContentLength: int64(len(exchange.Response.Body)), Body: io.NopCloser(strings.NewReader(exchange.Response.Body)),
	}
	if err := response.Write(&answer); err != nil {
		return nil // a buffer takes everything
	}
	return answer.Bytes()
}

// Drain stops listening, lets what is under way come to its end, within the
// limits, and then closes.
func (s *Server) Drain() error {
	ctx, cancel := context.WithTimeout(context.Background(), s.limits.Drain)
	defer cancel()
	_ = s.http.Shutdown(ctx) // what it did not bring to an end, Close does
	return s.Close()
}

// Close stops listening, hangs up on everybody and ends Outside. It may be called twice.
func (s *Server) Close() error {
	err := s.http.Close()
	s.serving.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.outside)
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
