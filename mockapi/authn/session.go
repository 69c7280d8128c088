package authn

import (
	"slices"

	"authlab/mockapi/world"
)

// Sessions are kept by the world, on the server: the cookie holds a token that
// says nothing. A library would draw tokens from the machine and times from its
// clock; a world's sessions follow from its seed and run out by its own.

// Session proves a person by the token of a session that a second factor, where
// the person has one, has completed.
func Session(w *world.World, token string) (Proof, error) {
	session, proof, err := anySession(w, token)
	if err != nil {
		return Proof{}, err
	}
	if session.Half {
		return Proof{}, &Refusal{
			Why:  "the password held, but a second factor is still missing",
			Code: InsufficientAuthentication, More: []string{`acr_values="` + world.AAL2 + `"`},
		}
	}
	w.UseSession(token)
	return proof, nil
}

// anySession also takes a session that waits for its second factor.
func anySession(w *world.World, token string) (world.Session, Proof, error) {
	session, found := w.Session(token)
	if !found {
		return world.Session{}, Proof{}, refuse("there is no such session, or it has expired")
	}
	proof, err := known(w, session.Person)
	if err != nil {
		return world.Session{}, Proof{}, err
	}
	if session.Actor != "" && !MayImpersonate(w, session.Actor) {
		return world.Session{}, Proof{}, refuse("who acts in another's name may not do so any more")
	}
	proof.ACR, proof.AMR, proof.At, proof.Actor = session.ACR, session.AMR, session.Proven, session.Actor
	return session, proof, nil
}

// OpenSession opens a whole session for a person, as if they had just proved all
// that the house asks of them.
func OpenSession(w *world.World, person string) (token string, err error) {
	return save(w, w.WholeSession(person)), nil
}

// SignIn opens a session on a proof, and ends the one that is replaced, if any. A
// new token at each rise in assurance means that one planted or copied before it
// is worth nothing after (ASVS 7.2.4).
func SignIn(w *world.World, proof Proof, replaced string) (token string) {
	session := world.Session{
		Person: proof.Person.ID, Opened: w.Now(), Used: w.Now(), Expires: w.Now().Add(world.SessionLifetime),
		Proven: proof.At, ACR: proof.ACR, AMR: slices.Clone(proof.AMR),
		Half: proof.ACR != world.AAL2 && w.HasSecondFactor(proof.Person.ID),
	}
	if session.Half {
		session.Expires = w.Now().Add(world.SessionHalf)
	}
	CloseSession(w, replaced)
	return save(w, session)
}

// RenewSession gives a session a new token, and leaves the rest as it was: how
// long it lasts in all is not put off.
func RenewSession(w *world.World, token string) (renewed string) {
	session, found := w.Session(token)
	if !found {
		return ""
	}
	CloseSession(w, token)
	return save(w, session)
}

func save(w *world.World, session world.Session) (token string) {
	token = w.Token()
	w.SaveSession(token, session)
	return token
}

// CloseSession ends a session on the server: the cookie that named it is worth
// nothing from then on, wherever it was copied to.
func CloseSession(w *world.World, token string) { w.EndSession(token) }
