package authn

import (
	"encoding/json"
	"fmt"
	"time"

	"authlab/mockapi/world"

	"github.com/alexedwards/scs/v2"
)

// What a session keeps the person's id under, and that of who acts in their name.
const (
	personKey = "person"
	actorKey  = "actor"
)

// sessions is a manager over the world's own sessions. It is put together by
// hand: scs.New would start a goroutine that sweeps by the wall clock.
func sessions(w *world.World) *scs.SessionManager {
	return &scs.SessionManager{Store: sessionStore{w}, Codec: sessionCodec{}, Lifetime: world.SessionLifetime}
}

// Session proves a person by the token of a session that has not expired by the
// world's clock. It asks the world and not scs, whose way leads through an
// encoding and back: that was a seventh of the time of a request.
func Session(w *world.World, token string) (Proof, error) {
	session, found := w.Session(token)
	if !found {
		return Proof{}, refuse("there is no such session, or it has expired")
	}
	proof, err := known(w, session.Person)
	if err != nil {
		return Proof{}, err
	}
	if proof.Actor = session.Actor; proof.Actor != "" && !mayImpersonate(w, proof.Actor) {
		return Proof{}, refuse("who acts in another's name may not do so any more")
	}
	return proof, nil
}

// OpenSession signs a person in and returns the session's token. Signing in
// always makes a new token, so one planted beforehand is worth nothing.
//
// The token and the deadline are made here and not by scs, which draws from
// crypto/rand and the wall clock: a world's sessions follow from its seed and
// run out by its clock.
func OpenSession(w *world.World, person string) (token string, err error) {
	manager := sessions(w)
	deadline := w.Now().Add(manager.Lifetime)
	data, err := manager.Codec.Encode(deadline, map[string]any{personKey: person})
	if err != nil {
		return "", err
	}
	token = w.Token()
	return token, manager.Store.Commit(token, data, deadline)
}

// CloseSession ends a session on the server: the cookie that named it is worth
// nothing from then on, wherever it was copied to.
func CloseSession(w *world.World, token string) { w.EndSession(token) }

// sessionStore is scs.Store over a world.
type sessionStore struct{ world *world.World }

func (s sessionStore) Find(token string) ([]byte, bool, error) {
	session, found := s.world.Session(token)
	if !found {
		return nil, false, nil
	}
	data, err := json.Marshal(session)
	return data, err == nil, err
}

func (s sessionStore) Commit(token string, data []byte, expiry time.Time) error {
	var session world.Session
	if err := json.Unmarshal(data, &session); err != nil {
		return fmt.Errorf("the session cannot be kept: %w", err)
	}
	session.Expires = expiry
	s.world.SaveSession(token, session)
	return nil
}

func (s sessionStore) Delete(token string) error {
	s.world.EndSession(token)
	return nil
}

// sessionCodec is scs.Codec in the world's own form, so that a session in a
// snapshot can be read by eye.
type sessionCodec struct{}

func (sessionCodec) Encode(deadline time.Time, values map[string]any) ([]byte, error) {
	person, _ := values[personKey].(string)
	return json.Marshal(world.Session{Person: person, Expires: deadline})
}

func (sessionCodec) Decode(data []byte) (time.Time, map[string]any, error) {
	var session world.Session
	err := json.Unmarshal(data, &session)
	return session.Expires, map[string]any{personKey: session.Person, actorKey: session.Actor}, err
}
