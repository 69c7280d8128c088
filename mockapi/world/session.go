package world

import (
	"crypto/sha256"
	"encoding/base64"
	"time"
)

// SessionLifetime is how long a session lasts, by the world's clock.
const SessionLifetime = 8 * time.Hour

// Session is what the API keeps of somebody who signed in.
type Session struct {
	Person  string    `json:"person"`
	Expires time.Time `json:"expires"`
	Actor   string    `json:"actor,omitempty"`  // who acts in the person's name
	Reason  string    `json:"reason,omitempty"` // and why they said they do
}

// Session returns the session of a token. One that expired by the world's
// clock is not found.
func (w *World) Session(token string) (Session, bool) {
	session, found := w.sessions[token]
	if !found || !w.clock.Before(session.Expires) {
		return Session{}, false
	}
	return session, true
}

// SaveSession keeps a session under a token, in place of any it had.
func (w *World) SaveSession(token string, session Session) { w.sessions[token] = session }

// EndSession forgets a token. It may be unknown.
func (w *World) EndSession(token string) { delete(w.sessions, token) }

// KeyringToken is the token of the session a person has from the start. It
// depends on the seed and the person only, so that asking for it changes nothing.
func (w *World) KeyringToken(person string) string {
	sum := sha256.Sum256(append(w.keys.secret[:], "session of "+person...))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// signEverybodyIn opens the sessions of the keyring.
func (w *World) signEverybodyIn() {
	for _, person := range w.people {
		if person.Kind == KindPerson {
			w.SaveSession(w.KeyringToken(person.ID), Session{Person: person.ID, Expires: w.clock.Add(SessionLifetime)})
		}
	}
}
