package mockapi

import (
	"context"
	"net/http"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// SessionCookie is the name of the cookie that holds a session's token.
const SessionCookie = "session"

// sessionScheme is a cookie that names a session kept on the server. Its
// challenge is of our own: cookies have no scheme in the IANA registry, and a 401
// must carry a challenge all the same (RFC 9110 §15.5.2).
func sessionScheme() scheme {
	return scheme{
		kind: credentialSession, find: findCookie,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.Session(w, c.secret)
		},
		challenge: challenger("Session"), refused: errorInvalidSession,
	}
}

func findCookie(p presentation) (credential, ruling) {
	cookies := (&http.Request{Header: p.header}).CookiesNamed(SessionCookie)
	switch {
	case len(cookies) == 0:
		return credential{}, ruling{}
	case len(cookies) > 1: // somebody may have planted one of them
		return credential{}, malformed("more than one session cookie")
	case cookies[0].Value == "":
		return credential{}, missing("the session cookie is empty")
	}
	return found(credential{kind: credentialSession, secret: cookies[0].Value})
}
