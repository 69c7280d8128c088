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
	token, until = w.Token(), w.Now().Add(ImpersonationLifetime)
	w.Impersonate(token, world.Session{Person: person, Opened: w.Now(), Used: w.Now(), Expires: until, Actor: actor, Reason: reason})
	return token, until
}

func mayImpersonate(w *world.World, actor string) bool {
	person, found := w.Person(actor)
	return found && slices.Contains(person.Permissions(), "customer.impersonate")
}
