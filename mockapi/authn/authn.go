// Package authn proves who is calling: by password, by session, by bearer token.
//
// Each proof ends in a person of the world or in a Refusal. What a person may do
// is nobody's business here.
package authn

import "authlab/mockapi/world"

// Refusal is why a credential proves nothing. Its text is for the trace and the
// audit log; a stranger must never be told it.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// known turns the subject of a credential that holds into the person meant. The
// roles come from the world as it is now, not from the credential.
func known(w *world.World, id string) (world.Person, error) {
	person, found := w.Person(id)
	if !found {
		return world.Person{}, Refusal("it is about somebody who does not exist")
	}
	return person, nil
}
