package authn

import (
	"slices"
	"time"

	"authlab/mockapi/world"
)

// ImpersonationLifetime is how long somebody may act in another's name at most.
const ImpersonationLifetime = 30 * time.Minute

// Impersonate opens a session in a person's name for an actor. That the actor
// may has been asked; it is asked again with every request.
func Impersonate(w *world.World, actor, person, reason string) (token string, until time.Time) {
	token, session := w.Token(), ActingSession(w, actor, person, reason)
	w.Impersonate(token, session)
	return token, session.Expires
}

// ActingSession is a session in a person's name, opened now. It tells of no sign-in:
// the person was not there.
func ActingSession(w *world.World, actor, person, reason string) world.Session {
	return world.Session{
		Person: person, Opened: w.Now(), Used: w.Now(), Expires: w.Now().Add(ImpersonationLifetime), Actor: actor, Reason: reason,
	}
}

// MayImpersonate reports whether somebody may act in a customer's name now.
func MayImpersonate(w *world.World, actor string) bool {
	person, found := w.Person(actor)
	return found && slices.Contains(person.Permissions(), "customer.impersonate")
}
