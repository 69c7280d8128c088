package mockapi

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// withSession goes on with the cookie of a session.
type withSession func(cookie string) error

// opensSession takes an answer that opens a session, or gives it another name.
func (s *signIn) opensSession(then withSession) func(lab.Exchange) error {
	return func(exchange lab.Exchange) error {
		cookie := setCookie(exchange, SessionCookie)
		if cookie == "" {
			return s.astray("answered without a session")
		}
		return then(cookie)
	}
}

// sendJSON posts a body, or none where it is nil, with a cookie unless that is empty.
func sendJSON(target, cookie string, body any) lab.Request {
	request := get(target)
	request.Method = http.MethodPost
	if cookie != "" {
		request.Header.Set("Cookie", cookie)
	}
	if body != nil {
		text, _ := json.Marshal(body) // of texts
		request.Header.Set("Content-Type", "application/json")
		request.Body = string(text)
	}
	return request
}

func (s *signIn) askPassword(then withSession) {
	s.ask(lab.SignInStep{
		Title: "the password", Clause: "NIST SP 800-63B-4 §3.1.1",
		Proves:  "proves that somebody knows the password of " + s.who.Name + ": one factor, and a server that sees it could use it",
		Request: sendJSON("/login", "", map[string]string{"name": s.who.ID, "password": s.who.Password}),
	}, s.opensSession(then))
}

func (s *signIn) askCode(cookie string) error { return s.askCodeFor(cookie, s.useSession) }

// askCodeFor asks for the code of now. Where that was used, time goes on to the next.
func (s *signIn) askCodeFor(cookie string, then withSession) error {
	s.ask(lab.SignInStep{
		Title: "the one-time code", Clause: "RFC 6238 §5.2",
		Proves:  "proves that somebody holds the authenticator: a second factor, good once; a fake site could still pass it on",
		Request: sendJSON("/login/otp", cookie, map[string]string{"code": s.code()}),
	}, s.opensSession(then))
	return nil
}

func (s *signIn) code() (code string) {
	s.server.api.change(func(w *world.World) *world.World {
		code = authn.NextCode(w, s.who.ID)
		return w
	})
	return code
}

// beginPasskey signs in twice where there is no passkey yet: the first time to make one.
func (s *signIn) beginPasskey(has world.Factors) {
	switch {
	case len(has.Passkeys) > 0:
		s.askPassword(s.askPasskey)
	case len(has.Secret) > 0:
		s.askPassword(func(cookie string) error { return s.askCodeFor(cookie, s.makePasskey) })
	default:
		s.askPassword(s.makePasskey)
	}
}

func (s *signIn) makePasskey(cookie string) error {
	s.ask(lab.SignInStep{
		Title: "challenge to make one", Clause: "WebAuthn Level 3 §13.4.3",
		Proves:  "proves nothing yet: the API asks for a passkey, with a challenge for this session alone",
		Request: sendJSON("/passkeys/options", cookie, nil),
	}, s.answered(lab.SignInStep{
		Title: "a new passkey", Clause: "WebAuthn Level 3 §7.1",
		Proves: "proves that the authenticator made a pair of keys for this site; the API keeps the public one, and no secret",
	}, "/passkeys", cookie, func(lab.Exchange) error {
		s.askPassword(s.askPasskey)
		return nil
	}))
	return nil
}

func (s *signIn) askPasskey(cookie string) error {
	s.ask(lab.SignInStep{
		Title: "the challenge", Clause: "WebAuthn Level 3 §13.4.3",
		Proves:  "proves nothing yet: the API asks with a challenge, so that no old answer is good again",
		Request: sendJSON("/login/passkey/options", cookie, nil),
	}, s.answered(lab.SignInStep{
		Title: "the signature", Clause: "NIST SP 800-63B-4 §3.2.5",
		Proves: "proves that the authenticator is there and signed for this site alone: a second factor that a fake site cannot pass on",
	}, "/login/passkey", cookie, s.opensSession(s.useSession)))
	return nil
}

// answered has the authenticator answer what the API asked, and sends that in a step.
func (s *signIn) answered(step lab.SignInStep, target, cookie string, take func(lab.Exchange) error) func(lab.Exchange) error {
	return func(asked lab.Exchange) error {
		answer, err := s.server.passkey(passkeyForm{Who: s.who.ID, Options: json.RawMessage(asked.Response.Body), Origin: authn.PasskeyOrigin})
		if err != nil {
			return err
		}
		step.Request = sendJSON(target, cookie, json.RawMessage(answer))
		s.ask(step, take)
		return nil
	}
}

// useSession shows what was gained at work, and ends the sign-in.
func (s *signIn) useSession(cookie string) error {
	s.ask(lab.SignInStep{
		Title: "the session at work", Clause: "RFC 9110 §3.3",
		Proves:  "proves that the session is one the server remembers; each request shows it anew, and nothing else",
		Request: get("/whoami", "Cookie", cookie),
	}, func(lab.Exchange) error {
		return s.keep(lab.WithSession, cookieKey(strings.TrimPrefix(cookie, SessionCookie+"=")), time.Time{})
	})
	return nil
}
