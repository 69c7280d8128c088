package tuitest

import (
	"context"
	"net/http"

	"authlab/lab"
)

var _ lab.Entry = (*Target)(nil)

// WaysIn are two, for whoever has a key.
func (t *Target) WaysIn(who string) []lab.WayIn {
	for _, key := range t.Keys() {
		if key.Who == who && who != lab.Nobody {
			return []lab.WayIn{{Name: "password", About: "one exchange"}, {Name: "one-time code", About: "two exchanges"}}
		}
	}
	return nil
}

// SignIn begins one of the WaysIn. What is sent is answered as any other request.
func (t *Target) SignIn(who, way string) (lab.SignIn, error) {
	paths := map[string][]string{"password": {"/login"}, "one-time code": {"/login", "/login/otp"}}[way]
	if paths == nil || t.WaysIn(who) == nil {
		return nil, &lab.Mistake{What: who + " cannot sign in by " + way}
	}
	return &signIn{target: t, who: who, due: paths}, nil
}

type signIn struct {
	target *Target
	who    string
	due    []string // paths
	key    lab.Key
}

func (s *signIn) Due() (lab.SignInStep, bool) {
	if len(s.due) == 0 {
		return lab.SignInStep{}, false
	}
	return lab.SignInStep{Title: s.due[0], Proves: "proves what it proves", Clause: "RFC 9110 §11.4", Request: lab.Request{
		Method: http.MethodPost, Target: s.due[0], Header: http.Header{"Content-Type": {"application/json"}}, Body: `{"name":"` + s.who + `"}`,
	}}, true
}

func (s *signIn) Send(ctx context.Context) (lab.Exchange, error) {
	step, due := s.Due()
	if !due {
		return lab.Exchange{}, &lab.Mistake{What: "the sign-in is over"}
	}
	exchange, err := s.target.Send(ctx, step.Request)
	if err != nil {
		return lab.Exchange{}, err
	}
	s.due = s.due[1:]
	switch {
	case exchange.Response.Status >= http.StatusBadRequest:
		s.due = nil
		return exchange, &lab.Mistake{What: "the sign-in ends here"}
	case len(s.due) == 0:
		s.key = lab.Key{Who: s.who, Name: s.who, With: lab.SignedIn + lab.WithSession, Header: "Cookie", Value: "session=of-" + s.who}
		s.target.keep(s.key)
	}
	return exchange, nil
}

func (s *signIn) Key() lab.Key { return s.key }
