package world

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"time"
)

// How long a session lasts, by the world's clock: at most, and unused (ASVS
// 7.3.2 and 7.3.1).
const (
	SessionLifetime = 8 * time.Hour
	SessionIdle     = 30 * time.Minute
	SessionHalf     = 10 * time.Minute // while the second factor is missing
)

// sessionsEach is how many sessions one person has at most (ASVS 7.1.2). The
// oldest gives way.
const sessionsEach = 10

// Session is what the API keeps of somebody who signed in.
type Session struct {
	Person  string    `json:"person"`
	Opened  time.Time `json:"opened"`
	Used    time.Time `json:"used"` // last
	Expires time.Time `json:"expires"`
	Actor   string    `json:"actor,omitempty"`  // who acts in the person's name
	Reason  string    `json:"reason,omitempty"` // and why they said they do

	// Proven is when the person last proved who they are, ACR the assurance of it
	// and AMR the methods (RFC 8176).
	Proven time.Time `json:"proven"`
	ACR    string    `json:"acr,omitempty"`
	AMR    []string  `json:"amr,omitempty"`
	// Half is set while a second factor is still missing: the session proves
	// nobody yet.
	Half bool `json:"half,omitempty"`

	Ceremony *Ceremony `json:"ceremony,omitempty"` // never changed in place
}

// Session returns the session of a token. One that expired by the world's
// clock, or lay unused for too long, is not found.
func (w *World) Session(token string) (Session, bool) {
	session, found := w.sessions[token]
	if !found || !w.alive(session) {
		return Session{}, false
	}
	return *session, true
}

func (w *World) alive(s *Session) bool {
	return w.clock.Before(s.Expires) && w.clock.Before(s.Used.Add(SessionIdle))
}

// UseSession puts off the end of an unused session.
func (w *World) UseSession(token string) {
	if session, found := w.Session(token); found && !session.Used.Equal(w.clock) {
		session.Used = w.clock
		w.sessions[token] = &session
	}
}

// SaveSession keeps a session under a token, in place of any it had.
func (w *World) SaveSession(token string, session Session) {
	w.makeRoom(session.Person)
	w.sessions[token] = &session
}

// makeRoom forgets a person's dead sessions, and the oldest where there are too many.
func (w *World) makeRoom(person string) {
	for token, session := range w.sessions {
		if session.Person == person && !w.alive(session) {
			delete(w.sessions, token)
		}
	}
	if tokens := w.tokensOf(person); len(tokens) >= sessionsEach {
		w.EndSession(tokens[0])
	}
}

// Impersonate keeps a session in which somebody acts in a person's name, and
// writes down why: the reason is what an auditor asks for first.
func (w *World) Impersonate(token string, session Session) {
	w.SaveSession(token, session)
	w.Record("impersonate", session.Person, fmt.Sprintf("by %s: %q", session.Actor, session.Reason))
}

// EndSession forgets a token. It may be unknown.
func (w *World) EndSession(token string) { delete(w.sessions, token) }

// EndSessions ends every session of a person but one, whose token may be empty.
func (w *World) EndSessions(person, but string) {
	for _, token := range w.tokensOf(person) {
		if token != but {
			w.EndSession(token)
			w.Record("delete", "session", SessionHandle(token))
		}
	}
}

// EndSessionOf ends one of a person's sessions, by its handle.
func (w *World) EndSessionOf(person, handle string) bool {
	for _, token := range w.tokensOf(person) {
		if SessionHandle(token) == handle {
			w.EndSession(token)
			w.Record("delete", "session", handle)
			return true
		}
	}
	return false
}

// SessionsOf lists the tokens of a person's live sessions, the oldest first.
func (w *World) SessionsOf(person string) []string {
	return slices.DeleteFunc(w.tokensOf(person), func(token string) bool { return !w.alive(w.sessions[token]) })
}

func (w *World) tokensOf(person string) []string {
	var tokens []string
	for token, session := range w.sessions {
		if session.Person == person {
			tokens = append(tokens, token)
		}
	}
	slices.SortFunc(tokens, func(a, b string) int {
		return cmp.Or(w.sessions[a].Opened.Compare(w.sessions[b].Opened), cmp.Compare(a, b))
	})
	return tokens
}

// HalfSessionOf is the token of the newest session of a person that waits for a
// second factor.
func (w *World) HalfSessionOf(person string) (token string, found bool) {
	for _, token := range slices.Backward(w.SessionsOf(person)) {
		if w.sessions[token].Half {
			return token, true
		}
	}
	return "", false
}

// SessionHandle names a session in lists and logs. It opens nothing, and the
// token does not follow from it.
func SessionHandle(token string) string {
	sum := sha256.Sum256([]byte("handle of " + token))
	return "ses-" + base64.RawURLEncoding.EncodeToString(sum[:9])
}

// KeyringToken is the token of the session a person has from the start. It
// depends on the seed and the person only, so that asking for it changes nothing.
func (w *World) KeyringToken(person string) string { return w.DerivedToken(person, "session") }

// DerivedToken is the token of another of a person's sessions, by what it is for.
// It opens nothing before a session is saved under it.
func (w *World) DerivedToken(person, purpose string) string {
	return w.derived(purpose + " of " + person)
}

// derived is a secret that follows from the seed, 128 bits as text.
func (w *World) derived(purpose string) string {
	sum := sha256.Sum256(append(w.keys.secret[:], purpose...))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// signEverybodyIn opens the sessions of the keyring.
func (w *World) signEverybodyIn() {
	for _, person := range w.people {
		if person.Kind == KindPerson {
			session := w.WholeSession(person.ID)
			w.sessions[w.KeyringToken(person.ID)] = &session
		}
	}
}

// WholeSession is one, opened now, of somebody who proved all that the house can
// ask of them: a password, and a second factor where they have one.
func (w *World) WholeSession(person string) Session {
	session := Session{
		Person: person, Opened: w.clock, Used: w.clock, Expires: w.clock.Add(SessionLifetime),
		Proven: w.clock, ACR: AAL1, AMR: []string{"pwd"},
	}
	if w.HasSecondFactor(person) {
		session.ACR, session.AMR = AAL2, []string{"pwd", "otp", "mfa"}
	}
	return session
}
