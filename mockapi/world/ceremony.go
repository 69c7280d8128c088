package world

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"
)

// Ceremony is what an authenticator was asked, and has yet to answer. It is part
// of a session: an answer is good for the one who asked.
type Ceremony struct {
	Kind    string          `json:"kind"`
	Data    json.RawMessage `json:"data"` // in the form of whoever checks the answer
	Expires time.Time       `json:"expires"`
}

// KeepCeremony puts a ceremony into a session, in place of any that was there.
func (w *World) KeepCeremony(token string, c Ceremony) bool {
	session, found := w.Session(token)
	if found {
		session.Ceremony = &c
		w.sessions[token] = &session
	}
	return found
}

// TakeCeremony takes the ceremony out of a session. It is gone then, whatever
// kind it was of.
func (w *World) TakeCeremony(token, kind string) (Ceremony, bool) {
	session, found := w.Session(token)
	if !found || session.Ceremony == nil {
		return Ceremony{}, false
	}
	ceremony := *session.Ceremony
	session.Ceremony = nil
	w.sessions[token] = &session
	return ceremony, ceremony.Kind == kind && w.clock.Before(ceremony.Expires)
}

// CeremonyOf finds the newest of a person's sessions in which an authenticator was
// asked and has yet to answer.
func (w *World) CeremonyOf(person string) (token string, asked Ceremony, found bool) {
	for _, token := range slices.Backward(w.SessionsOf(person)) {
		if c := w.sessions[token].Ceremony; c != nil && w.clock.Before(c.Expires) {
			return token, *c, true
		}
	}
	return "", Ceremony{}, false
}

// UserHandle is what authenticators know a person by. It says nothing of them.
func (w *World) UserHandle(person string) string { return w.derived("user handle of " + person) }

// PasskeyKnown reports whether anybody has a passkey of this id.
func (w *World) PasskeyKnown(id []byte) bool {
	for _, factors := range w.factors {
		if slices.ContainsFunc(factors.Passkeys, func(k Passkey) bool { return bytes.Equal(k.ID, id) }) {
			return true
		}
	}
	return false
}
