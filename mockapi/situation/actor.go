package situation

import (
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// chooseActing says whether somebody acts in another's name this time. What is never
// done so ends at the function gate at the latest.
func (h *hand) chooseActing(route mockapi.Route, at lab.Gate) bool {
	tooFar := h.call.rule.Personal && !is(at, lab.GateTransport, lab.GateIdentity, lab.GateFunction)
	if route.Access != mockapi.SignedIn || is(at, lab.GateRoute, lab.GateCredential) || tooFar {
		return false
	}
	switch h.deck.Acting {
	case Never:
		return false
	case Mostly:
		return h.IntN(4) > 0
	case Sometimes:
	}
	return h.IntN(6) == 0
}

// customers are those in whose name somebody may act.
func customers(people []world.Person) []world.Person {
	return slices.DeleteFunc(people, func(p world.Person) bool { return p.Tenant == world.House || p.Kind != world.KindPerson })
}

// chooseActor gives somebody a credential in the name of whom was chosen. It reports
// false where there is none of the kind.
func (h *hand) chooseActor(at lab.Gate) (bool, error) {
	withs := slices.DeleteFunc(h.actingWith(at), func(with string) bool { return len(h.whoHas(with)) == 0 })
	if len(withs) == 0 {
		return false, nil
	}
	with := pick(h.Rand, withs...)
	h.actor, _ = h.world.Person(pick(h.Rand, h.whoHas(with)...)) // who has a key is somebody
	key, err := h.ground.key(h.actor.ID, with)
	h.key = key
	return true, err
}

// actingWith lists the credentials that hold as far as is meant.
func (h *hand) actingWith(at lab.Gate) []string {
	session, bearer := lab.Wanted{Kind: lab.WithSession, As: h.who.ID}.String(), lab.Wanted{Kind: lab.WithBearer, As: h.who.ID}.String()
	switch {
	case at == lab.GateIdentity:
		return slices.DeleteFunc(lab.CredentialsAs(h.who.ID), func(with string) bool { return !h.mayBeFlawed(with) })
	case h.narrow:
		return []string{bearer + " for " + pick(h.Rand, "orders.read", "invoices.read", "nothing")}
	case at != lab.GateFunction && len(h.whoHas(strings.TrimSuffix(bearer+" for "+h.call.rule.Scope, " for "))) == 0: // it would stop there
		return h.ofDeck(session)
	}
	return h.ofDeck(session, bearer)
}

// ofDeck leaves out the kinds that the deck has not.
func (h *hand) ofDeck(withs ...string) []string {
	return slices.DeleteFunc(withs, func(with string) bool {
		kind, _, _ := strings.Cut(with, " ")
		return h.deck.Kinds != nil && !slices.Contains(h.deck.Kinds, kind)
	})
}

// mayBeFlawed reports whether a credential has something amiss that the deck has.
func (h *hand) mayBeFlawed(with string) bool {
	wanted, err := lab.ParseWanted(with)
	return err == nil && wanted.Flaw != "" && (h.deck.Flaws == nil || slices.Contains(h.deck.Flaws, wanted.Flaw)) &&
		(h.deck.Kinds == nil || slices.Contains(h.deck.Kinds, wanted.Kind))
}

// aboutActor is who holds the credential, where that is not whom it names. Whether
// they may act is asked each time of a session, and settled with a token.
func (h *hand) aboutActor() []lab.Fact {
	var s sheet
	if h.actor.ID == "" {
		return nil
	}
	s.person(h.actor)
	if h.request.Header.Get("Cookie") == "" {
		s.say("acting granted by", "the issuer, with the token")
		return s
	}
	s.list("acting granted by", h.acting.Grants)
	s.list("acting denied by", h.acting.Denies)
	return s
}
