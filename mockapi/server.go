package mockapi

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"authlab/lab"
)

// The limits of the server: generous to people, short with everything else.
const (
	headerTimeout  = 5 * time.Second
	requestTimeout = 10 * time.Second
	answerTimeout  = 20 * time.Second
	idleTimeout    = time.Minute
	headerLimit    = 16 << 10 // bytes

	// outsideWaiting is how many exchanges of other clients wait to be looked at.
	outsideWaiting = 64
)

// Server is an API on a real socket. It is a lab.Target.
type Server struct {
	api     *API
	http    *http.Server
	address string
	keys    *keyring      // guarded by the API's lock, for renewing changes the world
	done    chan struct{} // closed when the listener is
	outside chan lab.Exchange

	mu      sync.Mutex
	waiting map[string]chan lab.Exchange // of Send, by the address it calls from
	closed  bool
}

var _ lab.Target = (*Server)(nil)

// Listen serves the API at an address such as "127.0.0.1:0", where port 0 takes
// a free one, until Close.
func Listen(a *API, addr string) (*Server, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	s := &Server{
		api: a, address: listener.Addr().String(), keys: newKeyring(a.World()),
		done:    make(chan struct{}),
		outside: make(chan lab.Exchange, outsideWaiting),
		waiting: map[string]chan lab.Exchange{},
	}
	s.http = &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       requestTimeout,
		WriteTimeout:      answerTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    headerLimit,
		// "OPTIONS *" is to be traced like everything else.
		DisableGeneralOptionsHandler: true,
	}
	go s.serve(listener)
	return s, nil
}

func (s *Server) serve(listener net.Listener) {
	defer close(s.done)
	_ = s.http.Serve(listener) // it only returns once Close was called
}

// ServeHTTP answers, having first handed the exchange to whoever waits for it: a
// client that has its answer can rely on the exchange being there.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	exchange := s.api.receive(r)
	s.deliver(r.RemoteAddr, exchange)
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
	s.api.tick()
	if err := s.keys.renew(s.api.world); err != nil {
		panic(fmt.Errorf("mockapi: the keyring cannot be renewed: %w", err)) // the world signs and keeps sessions
	}
	return slices.Clone(s.keys.keys)
}

// Expand resolves {{names}} of the world.
func (s *Server) Expand(text string) (string, error) { return s.api.World().Expand(text) }

// Deploy hands a fix to whoever answers the replaced route.
func (s *Server) Deploy(source lab.Source) {
	if s.api.options.Deploy != nil {
		s.api.options.Deploy(source)
	}
}

// Close stops listening, hangs up on everybody and ends Outside. It may be called twice.
func (s *Server) Close() error {
	err := s.http.Close()
	<-s.done
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
