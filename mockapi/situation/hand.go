package situation

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// hand is one situation on its way.
type hand struct {
	*rand.Rand
	*ground
	call call
	deck Deck

	who     world.Person // empty for nobody
	actor   world.Person // in their name; empty where they act themselves
	key     lab.Key
	object  *lab.Object // nil where there is none
	id      string      // in the path
	body    string
	lent    bool // somebody acts in another's name
	narrow  bool // the token was not given for this
	before  int  // how often the same was asked just before
	down    bool // the policy engine
	request lab.Request
}

// text tells hands apart.
func (h *hand) text() string {
	return fmt.Sprint(h.world.Spec(), h.key.With, h.who.ID, h.before, h.down, h.request.Text(), h.request.Channel)
}

// deal makes up a request that is meant to end at a gate: what comes before is in
// order, and what comes after may be anything.
func (h *hand) deal(at lab.Gate) error {
	route := h.call.route
	h.narrow = at == lab.GateFunction && h.IntN(3) == 0 && route.Access == mockapi.SignedIn && (h.deck.Kinds == nil || slices.Contains(h.deck.Kinds, lab.WithBearer))
	h.lent = h.chooseActing(route, at)
	h.chooseWho(route, at)
	if err := h.chooseKey(route, at); err != nil {
		return err
	}
	h.chooseObject(route, at)
	h.chooseBody(at)
	h.write(route, at)
	return nil
}

func is(at lab.Gate, gates ...lab.Gate) bool { return slices.Contains(gates, at) }

// chooseWho takes somebody whom a role permits it, unless it is that which fails.
func (h *hand) chooseWho(route mockapi.Route, at lab.Gate) {
	may, others := h.permitted(route)
	if h.lent {
		may, others = customers(may), customers(others)
	}
	own := h.lent && h.call.rule.Personal && h.IntN(3) > 0 // who acts is stopped by that, not by a role
	able := func(people []world.Person) []world.Person {
		return slices.DeleteFunc(people, func(p world.Person) bool { return !slices.Contains(h.kinds(p), kindFor(route, p)) })
	}
	may, others = able(may), able(others)
	switch {
	case len(others) > 0 && (at == lab.GateFunction && !h.narrow && !own || len(may) == 0 || is(at, lab.GateCredential, lab.GateIdentity) && h.IntN(3) == 0):
		h.who = pick(h.Rand, others...)
	case len(may) > 0:
		h.who = pick(h.Rand, may...)
	}
}

// kindsOf lists the credentials somebody can have.
func kindsOf(person world.Person) []string {
	switch {
	case slices.Contains(person.Roles, world.RolePartner):
		return []string{lab.WithAPIKey}
	case slices.Contains(person.Roles, world.RoleLedger):
		return []string{lab.WithBearer, lab.WithCertificate}
	case person.Kind == world.KindService:
		return []string{lab.WithBearer, lab.WithCertificate}
	}
	return []string{lab.WithSession, lab.WithBearer, lab.WithBasic}
}

// kinds are those of somebody's credentials that the deck has.
func (h *hand) kinds(person world.Person) []string {
	return slices.DeleteFunc(kindsOf(person), func(kind string) bool { return h.deck.Kinds != nil && !slices.Contains(h.deck.Kinds, kind) })
}

// kindFor is the credential somebody would take for a route.
func kindFor(route mockapi.Route, person world.Person) string {
	if only := onlyKind(route.Access); only != "" {
		return only
	}
	return kindsOf(person)[0]
}

// onlyKind is the one kind of credential that a route takes; empty where it takes
// a session or a token.
func onlyKind(access mockapi.Access) string {
	for _, one := range []struct {
		access mockapi.Access
		kind   string
	}{{mockapi.Legacy, lab.WithBasic}, {mockapi.Partner, lab.WithAPIKey}, {mockapi.Mutual, lab.WithCertificate}} {
		if one.access == access {
			return one.kind
		}
	}
	return ""
}

// chooseKey gives them a credential that holds, unless it is that which fails.
func (h *hand) chooseKey(route mockapi.Route, at lab.Gate) error {
	if h.lent {
		if lent, err := h.chooseActor(at); lent || err != nil {
			return err
		}
	}
	kind := kindFor(route, h.who)
	if route.Access == mockapi.SignedIn && h.IntN(2) == 0 && slices.Contains(h.kinds(h.who), lab.WithBearer) {
		kind = lab.WithBearer
	}
	if h.call.sent == "" && route.Access == mockapi.Public && h.IntN(2) == 0 || at == lab.GateCredential && (h.deck.Tidy || h.IntN(2) == 0) {
		h.who, h.key = world.Person{}, lab.Key{Who: lab.Nobody}
		return nil
	}
	with := kind
	switch {
	case at == lab.GateIdentity:
		with = h.flawed(kind)
	case h.narrow && slices.Contains(h.kinds(h.who), lab.WithBearer):
		with = lab.WithBearer + " for " + pick(h.Rand, "orders.read", "tickets.read tickets.write", "dashboards.read", "nothing")
	}
	key, err := h.ground.key(h.who.ID, with)
	h.key = key
	return err
}

// flawed takes one of a kind's flaws that the deck has.
func (h *hand) flawed(kind string) string {
	var flawed []string
	for _, with := range lab.Credentials() {
		flaw, of, found := strings.Cut(with, " ")
		if !found || of != kind || h.deck.Flaws != nil && !slices.Contains(h.deck.Flaws, flaw) {
			continue
		}
		if mockapi.HasKey(h.world, h.who.ID, with) {
			flawed = append(flawed, with)
		}
	}
	if len(flawed) == 0 {
		return kind
	}
	return pick(h.Rand, flawed...)
}

// chooseObject takes one that the caller owns, one of their tenant, one of
// another, or one that is not there.
func (h *hand) chooseObject(route mockapi.Route, at lab.Gate) {
	kind := route.Kind
	if kind == "" {
		kind = h.call.named
	}
	if kind == "" {
		return
	}
	objects := h.world.Objects(kind)
	if at == lab.GateObject && h.IntN(4) == 0 || len(objects) == 0 {
		h.id = missing(objects)
		return
	}
	related := slices.DeleteFunc(slices.Clone(objects), func(o lab.Object) bool { return !h.related(o) })
	if at != lab.GateObject && len(related) > 0 {
		objects = related
	}
	object := pick(h.Rand, objects...)
	h.object, h.id = &object, object.ID
}

// related is what has a chance to be within the caller's reach.
func (h *hand) related(o lab.Object) bool {
	return o.Owner == h.who.ID || h.who.Tenant == world.House || o.Tenant == h.who.Tenant && slices.Contains(h.who.Roles, world.RoleBookkeeper)
}

// missing looks like the others, and nothing has it.
func missing(objects []lab.Object) string {
	if len(objects) == 0 {
		return "none"
	}
	return objects[len(objects)-1].ID + "0"
}

func (h *hand) chooseBody(at lab.Gate) {
	switch {
	case h.call.good == nil:
	case at == lab.GateField && h.call.odd != nil:
		h.body = h.call.odd(h)
	case at == lab.GateContext && h.call.much != nil:
		h.body = h.call.much(h)
	case at == lab.GateHandler && h.IntN(4) == 0:
		h.body = nonsense
	default:
		h.body = h.call.good(h)
	}
}

// write puts the request together.
func (h *hand) write(route mockapi.Route, at lab.Gate) {
	method, target, _ := strings.Cut(h.call.name, " ")
	if h.call.sent != "" {
		method, target, _ = strings.Cut(fmt.Sprintf(h.call.sent, h.id), " ")
	}
	target = strings.ReplaceAll(target, "{id}", h.id)
	h.request = lab.Request{Method: method, Target: target, Header: http.Header{}, Body: h.body}
	if h.body != "" {
		h.request.Header.Set("Content-Type", "application/json")
	}
	h.request = h.request.With(h.key)
	switch {
	case at == lab.GateTransport:
		h.astray()
	case at == lab.GateCredential && h.key.Header == "Authorization" && !h.deck.Tidy:
		h.garbled()
	case at == lab.GateContext && route.Access == mockapi.Partner:
		h.overused()
	case is(at, lab.GateFunction, lab.GateObject) && route.Permission != "" && !h.deck.Steady && h.IntN(12) == 0:
		h.down = true
	}
}

// astray is a request that was meant for somebody else, or sent by a page of
// somebody else's.
func (h *hand) astray() {
	if h.IntN(2) == 0 {
		h.request.Header.Set("Host", pick(h.Rand, "shop.example", "authlab.evil.example", "10.0.0.7"))
		return
	}
	h.request.Header.Set("Origin", pick(h.Rand, "https://win-a-lamp.example", "null", "http://authlab.test.evil.example"))
}

// garbled is a credential that is there and makes no sense, or one of a scheme
// the route does not take.
func (h *hand) garbled() {
	value := h.request.Header.Get("Authorization")
	scheme, _, _ := strings.Cut(value, " ")
	switch ways := h.IntN(3); {
	case ways == 0:
		h.request.Header.Add("Authorization", value)
	case ways == 1 && scheme != "Basic": // RFC 7617 has no word for that, and servers differ
		h.request.Header.Set("Authorization", scheme)
	default:
		h.request.Header.Set("Authorization", "Digest username=\""+h.who.ID+"\"")
	}
}

// overused is a key from a network it is not for, or used too often.
func (h *hand) overused() {
	if h.IntN(2) == 0 {
		h.request.Channel = &lab.Channel{From: "198.51.100.7"}
		return
	}
	h.before = 10
}
