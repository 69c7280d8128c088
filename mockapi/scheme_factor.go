package mockapi

import (
	"context"
	"encoding/json"
	"net/http"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// factorScheme is a second factor in the body, for the session in the cookie: one
// that a password opened, or a whole one whose owner steps up. Its challenge is of
// our own.
func factorScheme(kind credentialKind, factor string) scheme {
	return scheme{
		kind: kind, ambient: true,
		find: func(p presentation) (credential, ruling) { return findFactor(kind, p) },
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.Complete(w, c.secret, factor, c.answer)
		},
		challenge: challenger("SecondFactor"), refused: errorInvalidSession,
	}
}

// halfSessionScheme is the session alone, where the second factor is still to come.
func halfSessionScheme() scheme {
	half := sessionScheme()
	half.prove = func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
		return authn.HalfSession(w, c.secret)
	}
	return half
}

func findFactor(kind credentialKind, p presentation) (credential, ruling) {
	session, form := findCookie(p)
	if session.kind == credentialNone {
		return session, form
	}
	if isForm(p.header) {
		return credential{}, deny(lab.GateCredential, http.StatusUnsupportedMediaType, "the route reads JSON, and no form")
	}
	if kind == credentialPasskey {
		return found(credential{kind: kind, secret: session.secret, answer: p.body})
	}
	var typed struct{ Code string }
	if err := json.Unmarshal([]byte(p.body), &typed); err != nil || typed.Code == "" {
		return credential{}, malformed(`the body is not {"code": …}`)
	}
	return found(credential{kind: kind, secret: session.secret, answer: typed.Code})
}
