package mockapi

import (
	"log/slog"
	"mime"
	"net"
	"net/http"
	"time"

	"authlab/lab/api"
	"authlab/mockapi/world"
)

// Control is how whoever runs a server starts its world anew, moves its clock, and has
// keys made.
// It has a port of its own, on loopback: it is no part of the API under study, and
// no request to it is traced.
//
//	POST /reset  {}                  the world as it began
//	POST /clock  {"advance": "1h"}   the world's time, that much later
//	GET  /clock                      the world's time
//	GET  /keys                       what is on the keyring
//	POST /key    {"who", "with"}     one of its keys, made now; {"send"} says for which
//	                                 request, where it is a proof of possession
//	POST /passkey {"who", "options", "origin"}
//	                                 what a person's authenticator answers to what the
//	                                 API asked, for a page of that origin
//
// It asks for no credential. That a web page cannot drive it follows from asking for
// JSON, for no Origin, and for a name of this machine.
type Control struct {
	server *Server
	http   *http.Server
	addr   string
	done   chan struct{}
}

// OpenControl listens at an address of this machine, until Close.
func (s *Server) OpenControl(addr string) (*Control, error) {
	socket, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	c := &Control{server: s, addr: socket.Addr().String(), done: make(chan struct{})}
	c.http = &http.Server{
		Handler: c.routes(), ReadTimeout: s.limits.Request, WriteTimeout: s.limits.Answer, MaxHeaderBytes: s.limits.HeadSize,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelInfo), // its answers say what was wrong
	}
	go func() {
		defer close(c.done)
		_ = c.http.Serve(socket) // it only returns once Close was called
	}()
	return c, nil
}

// URL is where it listens.
func (c *Control) URL() string { return "http://" + c.addr }

// Close stops listening.
func (c *Control) Close() error {
	err := c.http.Close()
	<-c.done
	return err
}

func (c *Control) routes() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("GET /clock", func(w http.ResponseWriter, _ *http.Request) { c.tell(w) })
	routes.HandleFunc("POST /clock", c.moveClock)
	routes.HandleFunc("POST /reset", c.reset)
	routes.HandleFunc("GET /keys", c.listKeys)
	routes.HandleFunc("POST /key", c.makeKey)
	routes.HandleFunc("POST /passkey", c.answerPasskey)
	return guarded(routes)
}

// guarded lets in what no web page can send.
func guarded(routes http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")) // what is no type is none we take
		switch {
		case !ours(r.Host):
			writeProblem(w, http.StatusMisdirectedRequest)
		case len(r.Header.Values("Origin")) > 0:
			writeProblem(w, http.StatusForbidden)
		case r.Method == http.MethodPost && kind != "application/json":
			writeProblem(w, http.StatusUnsupportedMediaType)
		default:
			routes.ServeHTTP(w, r)
		}
	})
}

type clockForm struct {
	Advance string `json:"advance"`
}

// moveClock goes forward only: what has expired stays so until the next reset.
func (c *Control) moveClock(w http.ResponseWriter, r *http.Request) {
	var form clockForm
	if !readForm(w, r, &form) {
		return
	}
	by, err := time.ParseDuration(form.Advance)
	if err != nil || by <= 0 {
		writeProblem(w, http.StatusBadRequest)
		return
	}
	c.server.api.Advance(by)
	c.tell(w)
}

func (c *Control) reset(w http.ResponseWriter, _ *http.Request) {
	c.server.Reset()
	c.tell(w)
}

func (c *Control) tell(w http.ResponseWriter) {
	var now time.Time
	c.server.api.change(func(w *world.World) *world.World {
		now = w.Now()
		return w
	})
	api.JSON(w, http.StatusOK, map[string]time.Time{"now": now})
}

// Reset starts the world anew, as it began: with the same people and the same
// credentials, which open again.
func (s *Server) Reset() {
	s.api.change(func(w *world.World) *world.World {
		fresh := world.New(w.Spec())
		fresh.Federation().Issuer = w.Issuer()
		s.keys = newKeyring(fresh)
		if clock := s.api.options.Clock; clock != nil {
			s.api.ahead = fresh.Now().Sub(clock())
		}
		return fresh
	})
}

// Advance moves the world's clock. It goes on from there.
func (a *API) Advance(by time.Duration) {
	a.change(func(w *world.World) *world.World {
		w.Advance(by)
		a.ahead += by
		return w
	})
}

// change puts another world in the place of the one there is, or the same changed.
func (a *API) change(to func(*world.World) *world.World) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.tick()
	a.world = to(a.world)
}
