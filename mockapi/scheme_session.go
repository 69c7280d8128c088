package mockapi

import (
	"context"
	"net/http"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// SessionCookie is the name of the cookie that holds a session's token where the
// API speaks plain HTTP, on loopback only.
const SessionCookie = "session"

// SecureSessionCookie is its name over TLS. A browser takes a cookie with this
// prefix only if it is Secure, has no Domain and the path / (RFC 10025
// §4.1.3.2): so neither a sister host nor somebody on the way can plant one.
const SecureSessionCookie = "__Host-session"

// CookieName is the one name under which a session is looked for on a channel.
// Over TLS the plain name counts for nothing: it could have been planted.
func CookieName(secure bool) string {
	if secure {
		return SecureSessionCookie
	}
	return SessionCookie
}

// sessionCookie is out of reach of scripts and is not sent along when another
// site posts. It is Secure wherever a browser would send it back.
func sessionCookie(token string, over channel) *http.Cookie {
	return &http.Cookie{
		Name: CookieName(over.secure), Value: token, Path: "/",
		Secure: over.secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}
}

// forgetSession asks the browser to forget its cookie.
func forgetSession(w http.ResponseWriter, over channel) {
	gone := sessionCookie("", over)
	gone.MaxAge = -1
	http.SetCookie(w, gone)
}

// sessionScheme is a cookie that names a session kept on the server. Its
// challenge is of our own: cookies have no scheme in the IANA registry, and a 401
// must carry a challenge all the same (RFC 9110 §15.5.2).
func sessionScheme() scheme {
	return scheme{
		kind: credentialSession, ambient: true, find: findCookie,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.Session(w, c.secret)
		},
		challenge: challenger("Session"), refused: errorInvalidSession,
	}
}

func findCookie(p presentation) (credential, ruling) {
	cookies := (&http.Request{Header: p.header}).CookiesNamed(CookieName(p.channel.secure))
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
