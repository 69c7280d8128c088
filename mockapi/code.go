package mockapi

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
)

// Code stands in for a part of the API, in this process. Of Handler, Middleware
// and Policy the one that Replacement.Kind asks for is set.
type Code struct {
	Replacement lab.Replacement
	Handler     http.Handler
	Middleware  func(http.Handler) http.Handler // of a front too
	Policy      func(api.Principal, string, api.Resource) api.Decision

	// Looked says, per gate, what the code has read of the evidence for it. It
	// is asked after the code ran; nil means that nothing is known of it.
	Looked func() map[lab.Gate][]lab.Fact
}

// bench is the code's place in one visit.
type bench struct{ *Code }

// bench is nil where the route is the API's own.
func (v *visit) bench() *bench {
	code := v.api.options.Code
	if code == nil || !code.Replacement.Covers(v.route.Name()) {
		return nil
	}
	return &bench{code}
}

// owns reports whether the API leaves a gate to the code. A policy is only ever
// asked about a proven caller, so authentication is never left to it.
func (b *bench) owns(gate lab.Gate) bool {
	if b == nil || b.Replacement.Kind == lab.CodePolicy && gate.Checkpoint() != lab.Authorization {
		return false
	}
	return slices.Contains(b.Replacement.Gates, gate)
}

// owned lists the gates the code owns, in the order a request meets them.
func (b *bench) owned() []lab.Gate {
	return slices.DeleteFunc(lab.Gates(), func(gate lab.Gate) bool { return !b.owns(gate) })
}

// defers reports whether a gate of the API's own comes after the code: what
// stands behind a middleware runs when the middleware calls next, and what
// stands behind a policy when the policy allows. Behind a handler nothing does, and
// behind a front everything: only what it hands on says which route is meant.
func (b *bench) defers(gate lab.Gate) bool {
	if b == nil || b.Replacement.Kind == lab.CodeHandler || gate.Checkpoint() != lab.Authorization || b.owns(gate) {
		return false
	}
	if b.Replacement.Kind == lab.CodeFront {
		return true
	}
	return slices.ContainsFunc(b.owned(), func(owned lab.Gate) bool { return rank(owned) < rank(gate) })
}

// run lets the code answer, and works out what that says of the gates it owns.
func (b *bench) run(v *visit, r *http.Request) {
	v.answer.byCode = true
	r.Header = r.Header.Clone() // what came in is on record, whatever the code does to it
	var stop lab.Gate
	crash := protect(func() { stop = b.answer(v, r) })
	if crash == nil {
		b.trace(v, stop)
		v.recordHandler()
		return
	}
	v.exchange.Crash = crash.Error()
	v.answer.discard()
	b.trace(v, "")
	v.refuse(v.answer, deny(lab.GateHandler, http.StatusInternalServerError, "the code crashed: "+crash.Error()))
}

// protect runs the code and returns the error it panicked with. Any other panic
// is a mistake in the program itself, and goes on.
func protect(code func()) (crash error) {
	defer func() {
		switch panicked := recover().(type) {
		case nil:
		case error:
			crash = panicked
		default:
			panic(panicked)
		}
	}()
	code()
	return nil
}

// answer runs the code and returns the gate it refused the request at, or
// nothing where it let the request through.
func (b *bench) answer(v *visit, r *http.Request) lab.Gate {
	switch b.Replacement.Kind {
	case lab.CodeHandler:
		b.Handler.ServeHTTP(v.answer, v.atDesk(r))
		return b.refusedAt(v, v.answer.Status())
	case lab.CodeMiddleware:
		return b.answerAround(v, r, b.rest)
	case lab.CodeFront:
		return b.answerAround(v, r, handOn)
	case lab.CodePolicy:
		return b.answerByPolicy(v, r)
	}
	return ""
}

// answerAround runs a middleware or a front around the rest of the API. An answer
// that the rest gave, and the code let stand, is not the code's refusal.
func (b *bench) answerAround(v *visit, r *http.Request, rest func(*visit, http.ResponseWriter, *http.Request)) lab.Gate {
	given := 0
	next := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen := &witness{ResponseWriter: w, status: http.StatusOK}
		rest(v, seen, r)
		given = seen.status
	})
	b.Middleware(next).ServeHTTP(v.answer, v.atDesk(r))
	if v.answer.Status() == given {
		return ""
	}
	return b.refusedAt(v, v.answer.Status())
}

// rest is what stands behind a middleware or a policy: the gates left to the API, and the handler.
func (b *bench) rest(v *visit, w http.ResponseWriter, r *http.Request) {
	for _, gate := range v.route.Gates() {
		if !b.defers(gate) {
			continue
		}
		ruling := v.authorize(gate)
		if ruling.denies() {
			v.refuse(w, ruling)
			return
		}
		v.record(ruling)
	}
	v.serve(w, r)
}

// witness sees the status that passes through it.
type witness struct {
	http.ResponseWriter
	status int
}

func (w *witness) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// answerByPolicy asks the policy in place of the gates it owns. The API answers:
// a policy decides, and the house says how a refusal is put.
func (b *bench) answerByPolicy(v *visit, r *http.Request) lab.Gate {
	if b.Policy(*v.principal(), v.route.Permission, v.resource()) == api.Deny {
		gate := b.blamed(v)
		v.refuseFor(gate)
		return gate
	}
	if v.route.Kind != "" && v.object == nil { // allowed, but there is nothing there
		writeProblem(v.answer, http.StatusNotFound)
		return lab.GateObject
	}
	b.rest(v, v.answer, r)
	return ""
}

// refuseFor answers a refusal at a gate of the authorization checkpoint as the house
// puts it: where the API refuses there too, with the same challenge.
func (v *visit) refuseFor(gate lab.Gate) {
	if v.authorizes(gate) {
		challengeWith(v.answer, v.authorize(gate).challenges)
	}
	writeProblem(v.answer, v.statusAt(gate))
}

// statusAt is the status of a refusal at a gate of the authorization checkpoint.
func (v *visit) statusAt(gate lab.Gate) int {
	switch {
	case gate != lab.GateObject:
		return http.StatusForbidden
	case v.object == nil:
		return http.StatusNotFound
	case v.authorizes(gate) && v.authorize(gate).denies():
		return v.authorize(gate).status
	default:
		return statusOfHidden(v.world.Existence())
	}
}

// resource is what a policy is told of the object.
func (v *visit) resource() api.Resource {
	kind, _, _ := strings.Cut(v.route.Permission, ".")
	if v.object == nil {
		return api.Resource{Kind: kind}
	}
	ties := v.about().ties
	return api.Resource{
		Kind: kind, ID: v.object.ID, Owner: v.object.Owner, Tenant: v.object.Tenant,
		Status: ties.Status, Editors: v.lent(ties.Editors), Viewers: v.lent(ties.Viewers),
	}
}
