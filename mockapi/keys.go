package mockapi

import (
	"fmt"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// Keys lists everyone's credentials, hidden actors included: Nobody first, then
// each person's session cookie and bearer token, and each service's token. They
// follow from the world's seed and clock, so that asking changes nothing, and
// they are good in every clone of the world.
func Keys(w *world.World) []lab.Key {
	keys := []lab.Key{nobodysKey()}
	for _, person := range w.People() {
		keys = append(keys, keysOf(w, person)...)
	}
	return keys
}

func keysOf(w *world.World, person world.Person) []lab.Key {
	key := lab.Key{Who: person.ID, Name: person.Name, Note: person.Roles[0] + " · " + person.Tenant}
	var keys []lab.Key
	if person.Kind == world.KindPerson {
		session := key
		session.With, session.Header = lab.WithSession, "Cookie"
		session.Value = SessionCookie + "=" + w.KeyringToken(person.ID)
		keys = append(keys, session)
	}
	token, err := authn.Mint(w, authn.TokenFor(w, person.ID, "keyring-"+person.ID))
	if err != nil {
		panic(fmt.Errorf("mockapi: the world's key does not sign: %w", err)) // it is an Ed25519 key
	}
	bearer := key
	bearer.With, bearer.Header, bearer.Value = lab.WithBearer, "Authorization", "Bearer "+token
	return append(keys, bearer)
}

// visibleKeys leaves out those of the hidden actors, who are there for judging.
func visibleKeys(w *world.World) []lab.Key {
	keys := []lab.Key{nobodysKey()}
	for _, person := range w.People() {
		if !person.Hidden {
			keys = append(keys, keysOf(w, person)...)
		}
	}
	return keys
}

func nobodysKey() lab.Key {
	return lab.Key{Who: lab.Nobody, Name: "Nobody", Note: "no credential"}
}
