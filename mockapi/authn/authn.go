// Package authn proves who is calling: by password, by session, by bearer token.
//
// Each way ends in a Proof or in a Refusal. What a person may do is nobody's
// business here.
package authn

import (
	"time"

	"authlab/mockapi/world"
)

// Proof is who is calling, and what the credential says of how that was proven.
type Proof struct {
	Person world.Person
	// Scopes narrow what the person's roles permit to what the credential was
	// given for; nil where it narrows nothing.
	Scopes []string
	// Actor is who acts in the person's name (RFC 8693 §4.1); empty where the
	// person does.
	Actor string
	// ACR is the assurance the person signed in with and AMR the methods (RFC
	// 8176), at the time At. All are empty where the credential does not say.
	ACR string
	AMR []string
	At  time.Time

	// Use narrows where and how often the credential may be used, and KeyID names
	// it, where it is an API key.
	Use   Use
	KeyID string
}

// Refusal is why a credential proves nothing. Why is for the trace and the audit
// log; a stranger must never be told it.
type Refusal struct {
	Why  string
	Code string   // of the challenge; empty for the scheme's usual one
	More []string // further parameters of the challenge, as `max_age="300"`

	// Wait is set where the credential was not looked at, because too many were
	// presented: so long it takes until one is looked at again.
	Wait time.Duration
}

// InsufficientAuthentication is the code of RFC 9470 §3: the credential holds,
// and more is needed than it proves.
const InsufficientAuthentication = "insufficient_user_authentication"

func (r *Refusal) Error() string { return r.Why }

func refuse(why string) *Refusal { return &Refusal{Why: why} }

// known turns the subject of a credential that holds into the person meant. The
// roles come from the world as it is now, not from the credential.
func known(w *world.World, id string) (Proof, error) {
	person, found := w.Person(id)
	if !found {
		return Proof{}, refuse("it is about somebody who does not exist")
	}
	if person.Disabled {
		return Proof{}, refuse("it is about somebody who was shut out")
	}
	return Proof{Person: person}, nil
}
