package mockapi

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// visit is one request on its way through the gates.
type visit struct {
	api    *API
	world  *world.World
	route  *entrance // that of no route until one is entered
	answer *answer

	channel    channel
	credential credential
	proof      authn.Proof
	caller     *lab.Principal // nil until proven
	host       string         // whom it is for
	wanted     []string       // fields asked for by name
	subjects   []subject      // what the request is about
	object     *lab.Object    // of the last of them; nil where there is none, or it does not exist
	named      *lab.Object    // the same, for the record, where it exists and is not where the path says

	handed *handedOn // nil until a front on the bench has handed the request on

	exchange lab.Exchange
}

type visitKey struct{}

// visitOf panics on a request that is not of this package's making.
func visitOf(r *http.Request) *visit { return r.Context().Value(visitKey{}).(*visit) }

func newVisit(a *API, r *http.Request, request lab.Request) *visit {
	a.world.ResetJournal()
	v := &visit{api: a, world: a.world, route: nowhere(), answer: newAnswer(), channel: channelOf(a.world, r, request)}
	v.exchange = lab.Exchange{ID: a.world.NextRequest(), At: a.world.Now(), Request: request}
	v.exchange.Trace = make(lab.Trace, 0, len(lab.Gates()))
	v.answer.header.Set("X-Request-Id", v.exchange.ID)
	v.answer.withoutContent = r.Method == http.MethodHead
	return v
}

// visit takes a request through the gates and returns what came of it.
func (a *API) visit(ctx context.Context, r *http.Request, request lab.Request) lab.Exchange {
	v := newVisit(a, r, request)
	r = r.WithContext(context.WithValue(ctx, visitKey{}, v))
	r.Body, r.ContentLength = bodyOf(request), max(r.ContentLength, int64(len(request.Body)))
	a.router.ServeHTTP(v.answer, r)
	if len(v.exchange.Trace) == 0 {
		v.record(redirected(v.answer.status, v.answer.header.Get("Location")))
	}
	return v.finish()
}

func bodyOf(request lab.Request) io.ReadCloser {
	if request.Body == "" {
		return http.NoBody
	}
	return io.NopCloser(strings.NewReader(request.Body))
}

// enter is where the router hands a request over.
func (v *visit) enter(w http.ResponseWriter, route *entrance, r *http.Request) {
	if v.handed != nil {
		v.enterAgain(w, route, r)
		return
	}
	v.arrive(route, r, gateRoute(route))
	bench := v.bench()
	for _, gate := range route.Gates() {
		if bench.defers(gate) || v.leaves(gate, bench, r) {
			continue
		}
		if !v.pass(v.ask(gate, r)) {
			return
		}
	}
	v.handle(bench, r)
}

// arrive notes which route a request is at, and what it is about there.
func (v *visit) arrive(route *entrance, r *http.Request, found ruling) {
	v.route = route
	v.exchange.Route = route.Name()
	v.record(found)
	v.host, v.wanted = r.Host, wantedFields(r)
	v.subjects, v.object = nil, nil
	v.findSubjects(r)
}

// leaves reports whether a gate is left to the code on the bench. Where that is
// the gate credential, only a request without one is the code's to refuse: a
// credential that is there is read by the API, to know the caller, and where
// none is there, there is no identity to doubt.
func (v *visit) leaves(gate lab.Gate, bench *bench, r *http.Request) bool {
	if gate == lab.GateIdentity && bench.owns(lab.GateCredential) {
		return v.credential.kind == credentialNone
	}
	if gate != lab.GateCredential || !bench.owns(gate) {
		return bench.owns(gate)
	}
	c, form := v.presents(r)
	return c.kind == credentialNone && form.status != http.StatusBadRequest
}

// pass records a ruling and, where it denies, answers.
func (v *visit) pass(r ruling) bool {
	if r.denies() {
		v.refuse(v.answer, r)
		return false
	}
	v.record(r)
	return true
}

// ask puts a gate's question to the request. Only the two gates of the
// authentication checkpoint leave something behind: who is calling.
func (v *visit) ask(gate lab.Gate, r *http.Request) ruling {
	if gate == lab.GateTransport {
		return gateTransport(r.Host, r.Header, v.api.options.Hosts...)
	}
	if gate == lab.GateCredential {
		c, form := v.presents(r)
		v.credential = c
		return form
	}
	if gate == lab.GateIdentity {
		return v.identify(r.Context())
	}
	return v.authorize(gate)
}

func (v *visit) presents(r *http.Request) (credential, ruling) {
	if v.route.Access == SignIn && tooLong(r) { // the credential is in it
		return credential{}, deny(lab.GateCredential, http.StatusRequestEntityTooLarge, "the body is longer than 64 KiB")
	}
	p := presentation{r.Method, absolute(r, v.channel), r.Header, v.exchange.Request.Body, v.channel}
	if v.route.Access == Proxy {
		p.header = forTheProxy(r.Header)
	}
	c, form := gateCredential(v.route.accepts, p)
	if how, _ := schemeOf(v.route.accepts, c.kind); how.ambient {
		form = deliberate(r, form)
	}
	return c, form
}

func (v *visit) identify(ctx context.Context) ruling {
	proof, principal, proven := gateIdentity(ctx, v.world, v.route.accepts, v.credential)
	v.proof, v.caller = proof, principal
	v.offerNonce()
	if proven.denies() {
		return proven
	}
	return assured(v.world, v.route.Route, v.credential, proof, proven)
}

// authorize is the API's own decision at a gate of the authorization checkpoint.
// It changes nothing, so it can also be asked on the side.
func (v *visit) authorize(gate lab.Gate) ruling {
	switch {
	case v.route.Access == Token && v.caller != nil: // no policy is asked: the token says it
		return gateSignInToken(*v.caller, v.how())
	case !v.world.EngineUp():
		return undecided(gate)
	case gate == lab.GateField:
		return v.authorizeFields()
	case gate == lab.GateContext:
		return v.authorizeContext()
	case v.route.Access == Linked:
		return gateLink(v.subjects)
	case v.caller == nil:
		return deny(gate, http.StatusUnauthorized, "nobody is signed in").challenge(challenges(v.route.accepts)...)
	case gate == lab.GateObject:
		return gateObject(*v.caller, v.route.Permission, v.subjects, v.world.Existence()).astray(v.route.Astray)
	}
	return gateFunction(*v.caller, v.route.Permission, v.how())
}

// how is the way in which the caller presented a credential.
func (v *visit) how() scheme {
	how, _ := schemeOf(v.route.accepts, v.credential.kind)
	return how
}

func (v *visit) authorizeFields() ruling {
	if v.route.fields != nil {
		return gateField(v.route.fields(v.callerOrNobody(), v.object), v.exchange.Request.Body)
	}
	return gateReading(v.route.reads(v.callerOrNobody(), v.object), v.wanted)
}

// authorizeContext asks about the circumstances of the credential, and then about
// those of what it is used for.
func (v *visit) authorizeContext() ruling {
	if v.route.Access == Proxy {
		return gateEgress(v.callerOrNobody(), v.host)
	}
	if v.route.Access == Partner {
		if use := gateKeyUse(v.proof.Use, v.channel.from); use.denies() || len(v.route.context) == 0 {
			return use
		}
	}
	return gateContext(v.route.context, v.circumstances())
}

func (v *visit) circumstances() circumstances {
	caller := v.callerOrNobody()
	person, _ := v.world.Person(caller.ID)
	return circumstances{caller, person, v.about(), v.world, v.exchange.Request.Body}
}

// callerOrNobody is nobody, who has no roles, where code on the bench let a
// request through that proved nothing.
func (v *visit) callerOrNobody() lab.Principal {
	if v.caller == nil {
		return lab.Principal{}
	}
	return *v.caller
}

// handle runs the operation, or the code in its place.
func (v *visit) handle(b *bench, r *http.Request) {
	switch {
	case tooLong(r):
		v.refuse(v.answer, deny(lab.GateHandler, http.StatusRequestEntityTooLarge, "the body is longer than 64 KiB"))
	case v.exchange.Request.Body != "" && !v.route.Forms && isForm(r.Header):
		v.refuse(v.answer, deny(lab.GateHandler, http.StatusUnsupportedMediaType, "the route reads JSON, and no form"))
	case b != nil:
		b.run(v, r)
	default:
		v.serve(v.answer, r)
		v.recordHandler()
	}
}

// tooLong reports whether a body was not read, or not to its end.
func tooLong(r *http.Request) bool { return r.ContentLength > bodyLimit }

// refuse records a ruling that denies, and answers.
func (v *visit) refuse(w http.ResponseWriter, r ruling) {
	v.record(r)
	if v.route.Access == Proxy {
		r = byProxy(w, r)
	}
	challengeWith(w, r.challenges)
	retryAfter(w, r.wait)
	if r.location != "" {
		w.Header().Set("Location", r.location)
		w.WriteHeader(r.status)
		return
	}
	if code := clientError(v.route.Access, r); code != "" {
		writeOAuthError(w, r.status, code)
		return
	}
	writeProblem(w, r.status)
}

func (v *visit) record(r ruling) { v.exchange.Trace = append(v.exchange.Trace, r.check) }

// recordHandler says how the operation went, unless it has said so itself. Refusing
// what it was asked, as a 400 does, is a denial too, at the handler and not at a
// checkpoint.
func (v *visit) recordHandler() {
	if _, stopped := v.exchange.Trace.Stop(); stopped {
		return
	}
	status := v.answer.Status()
	reason := strconv.Itoa(status) + " " + http.StatusText(status)
	if status >= 400 {
		v.record(deny(lab.GateHandler, status, reason))
		return
	}
	v.record(pass(lab.GateHandler, reason))
}

// finish closes the exchange.
func (v *visit) finish() lab.Exchange {
	x := &v.exchange
	if v.answer.byCode {
		x.Trace = inOrder(x.Trace)
	}
	x.Principal = v.caller
	if _, asked := x.Trace.At(lab.GateObject); asked {
		x.Object = v.named
	}
	x.Wrote, x.Stored = v.world.Wrote(), stored(v.world)
	x.Response = v.answer.response(v.world.Now())
	x.Log = v.api.log.write(x)
	v.world.Audit(x.Log)
	return *x
}

// stored writes down what the request left of the records it changed.
func stored(w *world.World) map[string]json.RawMessage {
	var left map[string]json.RawMessage
	for id, record := range w.Stored() {
		if left == nil {
			left = map[string]json.RawMessage{}
		}
		left[id], _ = json.Marshal(record) // the world's records are plain data
	}
	return left
}

// inOrder sorts the checks by gate, and ends at the first that refused. What code
// on the bench refuses can lie before what the API had asked already.
func inOrder(trace lab.Trace) lab.Trace {
	slices.SortStableFunc(trace, func(a, b lab.Check) int { return cmp.Compare(rank(a.Gate), rank(b.Gate)) })
	if at := slices.IndexFunc(trace, func(c lab.Check) bool { return c.Outcome == lab.Deny }); at >= 0 {
		trace = trace[:at+1]
	}
	return trace
}

func rank(gate lab.Gate) int { return slices.Index(lab.Gates(), gate) }
