package mockapi

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

var _ lab.Entry = (*Server)(nil)

// The ways to sign in.
const (
	wayPassword = "password"
	wayCode     = "one-time code"
	wayPasskey  = "passkey"
	wayOpenID   = "OpenID Connect"
	waySAML     = "SAML"
)

// WaysIn lists how somebody can sign in. Whoever has a second factor has no way in by
// the password alone; and the identity provider asks for a code, so that it is none for
// whoever has a passkey only.
func (s *Server) WaysIn(who string) []lab.WayIn {
	s.api.mu.Lock()
	defer s.api.mu.Unlock()
	return waysIn(s.api.world, who)
}

func waysIn(w *world.World, who string) []lab.WayIn {
	person, known := w.Person(who)
	if !known || person.Hidden || person.Password == "" {
		return nil
	}
	factors, with := w.Factors(who), "a password"
	var ways []lab.WayIn
	switch {
	case len(factors.Secret) > 0:
		with = "a password and a code"
		ways = append(ways, lab.WayIn{Name: wayCode, About: "a password, and the code an authenticator shows"})
	case !w.HasSecondFactor(who):
		ways = append(ways, lab.WayIn{Name: wayPassword, About: "a password, and nothing else"})
	}
	passkey := lab.WayIn{Name: wayPasskey, About: "a password, and a signature for this site alone"}
	if len(factors.Passkeys) == 0 {
		passkey.About = "a password and a signature; the key is made first"
	}
	ways = append(ways, passkey)
	if len(factors.Secret) > 0 || !w.HasSecondFactor(who) {
		ways = append(ways,
			lab.WayIn{Name: wayOpenID, About: with + "; tokens for a client"},
			lab.WayIn{Name: waySAML, About: with + "; an assertion for the API"})
	}
	return ways
}

// signIn is somebody who signs in, one request after another. Nothing in it is of the
// API: what it knows is what they know, and what they were answered.
type signIn struct {
	server *Server
	who    world.Person
	due    lab.SignInStep
	take   func(lab.Exchange) error // the answer to what is due; nil where nothing is
	key    lab.Key
}

// SignIn begins to sign somebody in.
func (s *Server) SignIn(who, way string) (lab.SignIn, error) {
	s.api.mu.Lock()
	ways := waysIn(s.api.world, who)
	person, _ := s.api.world.Person(who)
	factors := s.api.world.Factors(who)
	s.api.mu.Unlock()
	name, err := wayNamed(ways, who, way)
	if err != nil {
		return nil, err
	}
	begun := &signIn{server: s, who: person}
	switch name {
	case wayPassword:
		begun.askPassword(begun.useSession)
	case wayCode:
		begun.askPassword(begun.askCode)
	case wayPasskey:
		begun.beginPasskey(factors)
	case wayOpenID:
		begun.beginOpenID(factors)
	case waySAML:
		begun.beginSAML(factors)
	}
	return begun, nil
}

// wayNamed is a way by its name, in whatever case.
func wayNamed(ways []lab.WayIn, who, name string) (string, error) {
	var names []string
	for _, way := range ways {
		if strings.EqualFold(way.Name, name) {
			return way.Name, nil
		}
		names = append(names, way.Name)
	}
	if len(ways) == 0 {
		return "", &lab.Mistake{What: fmt.Sprintf("there is no %q who could sign in", who), Try: "a person of this world, as ana"}
	}
	return "", &lab.Mistake{What: fmt.Sprintf("%s cannot sign in by %q", who, name), Try: strings.Join(names, ", ")}
}

func (s *signIn) Due() (lab.SignInStep, bool) { return s.due, s.take != nil }

func (s *signIn) Key() lab.Key { return s.key }

func (s *signIn) Send(ctx context.Context) (lab.Exchange, error) {
	if s.take == nil {
		return lab.Exchange{}, &lab.Mistake{What: "this sign-in is over", Try: "beginning another"}
	}
	exchange, err := s.server.Send(ctx, s.due.Request)
	if err != nil {
		return exchange, err
	}
	take := s.take
	s.take = nil
	if status := exchange.Response.Status; status >= http.StatusBadRequest {
		return exchange, s.astray(fmt.Sprintf("answered with %d, at %s", status, exchange.Trace.StoppedAt()))
	}
	return exchange, take(exchange)
}

// astray ends a sign-in that was not answered as it should be.
func (s *signIn) astray(what string) error {
	return &lab.Mistake{What: fmt.Sprintf("the sign-in ends here: %s was %s", s.due.Title, what), Try: "what the trace says, or another way to sign in"}
}

// ask makes an exchange the one that is due.
func (s *signIn) ask(step lab.SignInStep, take func(lab.Exchange) error) { s.due, s.take = step, take }

// keep ends the sign-in, and lays what it has led to on the keyring.
func (s *signIn) keep(kind string, key lab.Key, until time.Time) error {
	made := keyOf(s.who)
	made.With, made.Header, made.Value, made.OverTLS = lab.SignedIn+kind, key.Header, key.Value, key.OverTLS
	s.server.api.mu.Lock()
	defer s.server.api.mu.Unlock()
	made.Note = fmt.Sprintf("%s · signed in at %s", made.Note, s.server.api.world.Now().Format("15:04"))
	s.server.keys.keep(made, until)
	s.key = made
	return nil
}

func get(target string, fields ...string) lab.Request {
	request := lab.Request{Method: http.MethodGet, Target: target, Header: http.Header{}}
	for i := 0; i+1 < len(fields); i += 2 {
		request.Header.Set(fields[i], fields[i+1])
	}
	return request
}

// setCookie is a cookie that an answer sets, as the next request sends it; empty where
// it sets none of the name.
func setCookie(exchange lab.Exchange, name string) string {
	for _, cookie := range (&http.Response{Header: exchange.Response.Header}).Cookies() {
		if cookie.Name == name {
			return cookie.Name + "=" + cookie.Value
		}
	}
	return ""
}
