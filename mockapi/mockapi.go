// Package mockapi is the API under study: a real HTTP API over a world, which
// says of every request what it met at each gate.
//
// A request runs through a pipeline of gates (gate_*.go) that are pure
// decisions with reasons; the HTTP around them is thin. The API is also the
// oracle: what it answers is right by definition, so it answers as the RFCs say.
package mockapi

import (
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

// Options are all optional.
type Options struct {
	// Code stands in for a part of the API, in this process.
	Code *Code

	// Backend answers replaced routes out of this process.
	Backend Backend

	// OnExchange is told of every exchange, after it and outside any lock.
	OnExchange func(lab.Exchange)

	// Clock moves the world's clock on before each request, for a world that
	// lives as long as we do. Nil leaves the clock to whoever moves it.
	Clock func() time.Time

	// Hosts are names, in lower case, by which the API is known beside those of this
	// machine: for one that other machines may reach.
	Hosts []string

	// Log gets the audit lines. A line that cannot be written is lost: it also
	// stays in its exchange.
	Log io.Writer

	// Deploy is what Server.Deploy calls.
	Deploy func(lab.Source)
}

// Backend answers a replaced route somewhere else: in the sandbox.
type Backend interface {
	// Replaces reports whether a route, "GET /invoices/{id}", is the backend's.
	Replaces(route string) bool

	// Answer runs the request against the world and returns the exchange and the
	// world as it is after it. The world it is given must not be changed. An
	// error is a failure of the backend, not of the code it runs.
	Answer(ctx context.Context, w *world.World, r lab.Request) (lab.Exchange, *world.World, error)
}

// API answers requests about one world, one at a time. It is safe for use by
// several goroutines.
type API struct {
	options Options
	router  *router
	openAPI func() []byte // of all routes, and so not known to any of them

	mu      sync.Mutex
	world   *world.World
	ahead   time.Duration // of Options.Clock, where somebody moved the world's
	laid    api.Desk      // the stores of a world,
	laidFor *world.World  // and of which
	log     auditLog
}

// New makes an API over a world, which is the API's from then on. It costs
// nothing to speak of: one API a probe is fine.
func New(w *world.World, o Options) *API {
	return &API{options: o, router: sharedRouter(), openAPI: sharedOpenAPI, world: w}
}

// World is the world as it is now. A backend may put another in its place with
// every request, so ask again rather than keep it; and do not use it while
// requests are being answered.
func (a *API) World() *world.World {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.world
}

// Do answers a request in process, by the same pipeline as over the wire.
func (a *API) Do(ctx context.Context, request lab.Request) lab.Exchange {
	target, err := url.ParseRequestURI(request.Target)
	header := canonical(request.Header)
	if err != nil || len(header.Values("Host")) > 1 {
		return a.unreadable(request)
	}
	r := &http.Request{
		Method: request.Method, URL: target, RequestURI: request.Target, Host: hostOf(target, header),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, ContentLength: int64(len(request.Body)),
	}
	return a.answer(ctx, r, request)
}

// hostOf is whom a request is addressed to: the target says it before the field
// does (RFC 9112 §3.2.2), and a request that says nothing means this API.
func hostOf(target *url.URL, header http.Header) string {
	return cmp.Or(target.Host, header.Get("Host"), inProcess)
}

func canonical(header http.Header) http.Header {
	out := http.Header{}
	for name, values := range header {
		for _, value := range values {
			out.Add(name, strings.TrimSpace(value))
		}
	}
	return out
}

// ServeHTTP answers a request that came over the wire.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	send(w, a.receive(r).Response)
}

// bodyLimit is the most the API reads of a request's body, in bytes.
const bodyLimit = 64 << 10

// receive reads the whole request before the world is locked, so that a client
// that dawdles keeps nobody waiting.
func (a *API) receive(r *http.Request) lab.Exchange {
	body, err := contentOf(r)
	request := lab.Request{Method: r.Method, Target: r.RequestURI, Header: r.Header, Body: string(body)}
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return a.refuseUnread(request, tooSlow())
	case err != nil:
		return a.unreadable(request)
	case r.Host == "" && !r.ProtoAtLeast(1, 1): // HTTP/1.0 knows no Host
		r.Host = inProcess
	}
	// A client that hangs up after sending has still sent: the work is done
	// and recorded all the same.
	return a.answer(context.WithoutCancel(r.Context()), r, request)
}

// contentOf reads a request's body. One byte over the limit is enough to know
// that it is over; where the length says so, nothing is read, and who waits for a
// 100 (Continue) gets the refusal in its place (RFC 9110 §10.1.1).
func contentOf(r *http.Request) ([]byte, error) {
	if r.Body == http.NoBody || r.ContentLength > bodyLimit {
		return nil, nil
	}
	return io.ReadAll(io.LimitReader(r.Body, bodyLimit+1))
}

func (a *API) answer(ctx context.Context, r *http.Request, request lab.Request) lab.Exchange {
	exchange := a.locked(func() lab.Exchange {
		if r.TLS != nil || r.RemoteAddr != "" && !strings.HasPrefix(r.RemoteAddr, "127.0.0.1:") {
			request.Channel = channelOf(a.world, r, request).told(a.world)
		}
		if a.elsewhere(r) {
			return a.ask(ctx, a.options.Backend, request)
		}
		return a.visit(ctx, r, request)
	})
	return a.publish(exchange)
}

// elsewhere reports whether the backend answers. It is not told of the host, and
// so sees only what was meant for us; nor of a length, and so only what was read.
func (a *API) elsewhere(r *http.Request) bool {
	backend := a.options.Backend
	return backend != nil && r.ContentLength <= bodyLimit && !gateTransport(r.Host, r.Header, a.options.Hosts...).denies() && backend.Replaces(a.router.routeOf(r))
}

func (a *API) locked(work func() lab.Exchange) lab.Exchange {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.tick()
	return work()
}

// tick lets time pass, in whole seconds, as tokens count it. It never goes back.
func (a *API) tick() {
	if a.options.Clock == nil {
		return
	}
	if passed := a.options.Clock().Add(a.ahead).Sub(a.world.Now()); passed > 0 {
		a.world.Advance(passed.Truncate(time.Second))
	}
}

func (a *API) publish(exchange lab.Exchange) lab.Exchange {
	if a.options.Log != nil {
		_, _ = io.WriteString(a.options.Log, exchange.Log+"\n") // said at Options.Log
	}
	if a.options.OnExchange != nil {
		a.options.OnExchange(exchange)
	}
	return exchange
}

// ask has the backend answer, and takes over the world it leaves.
func (a *API) ask(ctx context.Context, backend Backend, request lab.Request) lab.Exchange {
	exchange, after, err := backend.Answer(ctx, a.world, request)
	if err != nil {
		return a.failed(request, http.StatusServiceUnavailable, lab.GateHandler, "the code on the bench could not be asked: "+err.Error())
	}
	a.world = after
	return exchange
}

// unreadable answers what cannot be read as a request.
func (a *API) unreadable(request lab.Request) lab.Exchange {
	return a.refuseUnread(request, badRequest("it cannot be read as an HTTP request"))
}

// refuseUnread answers what was not read to its end.
func (a *API) refuseUnread(request lab.Request, wrong *unfit) lab.Exchange {
	return a.publish(a.locked(func() lab.Exchange {
		return a.failed(request, wrong.status, lab.GateRoute, wrong.why)
	}))
}

// failed is the exchange of a request that never reached a route.
func (a *API) failed(request lab.Request, status int, gate lab.Gate, why string) lab.Exchange {
	v := newVisit(a, &http.Request{Method: request.Method, URL: &url.URL{Path: "/"}}, request)
	v.refuse(v.answer, deny(gate, status, why))
	if gate == lab.GateHandler {
		v.exchange.Crash = why
	}
	return v.finish()
}
