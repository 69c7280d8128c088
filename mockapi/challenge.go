package mockapi

import (
	"net/http"

	"authlab/lab"
)

// Realm is the protection space every challenge names.
const Realm = "authlab"

// The error codes of RFC 6750 §3.1, and one of our own for sessions.
const (
	errorNone           = ""
	errorInvalidRequest = "invalid_request"
	errorInvalidToken   = "invalid_token"
	errorInvalidSession = "invalid_session"
)

// Challenges are the WWW-Authenticate values for a caller who presented no
// credential: one for each scheme the API accepts. RFC 6750 §3.1 wants no error
// code here: nothing was wrong with a token nobody sent.
func Challenges() []string {
	return []string{bearerChallenge(errorNone), sessionChallenge(errorNone)}
}

func bearerChallenge(code string) string { return challenge("Bearer", code) }

// sessionChallenge names a scheme of our own: cookies have none in the IANA
// registry, and a 401 must carry a challenge all the same (RFC 9110 §15.5.2).
func sessionChallenge(code string) string { return challenge("Session", code) }

// passwordChallenge is of our own too: it says that the route reads a name and
// a password in its body. Basic would be a lie, and make browsers ask.
func passwordChallenge() string { return challenge("Password", errorNone) }

func challenge(scheme, code string) string {
	text := scheme + ` realm="` + Realm + `"`
	if code != errorNone {
		text += `, error="` + code + `"`
	}
	return text
}

// challengesFor are those for a credential of a kind that was refused: only the
// scheme that was tried is told what was wrong, and no more than the code says.
func challengesFor(kind credentialKind) []string {
	switch kind {
	case credentialBearer:
		return []string{bearerChallenge(errorInvalidToken), sessionChallenge(errorNone)}
	case credentialSession:
		return []string{bearerChallenge(errorNone), sessionChallenge(errorInvalidSession)}
	case credentialPassword:
		return []string{passwordChallenge()}
	case credentialNone:
		return Challenges()
	}
	return Challenges()
}

// nobody refuses a caller who presented nothing the route accepts.
func nobody(reason string, facts ...lab.Fact) ruling {
	return deny(lab.GateCredential, http.StatusUnauthorized, reason, facts...).challenge(Challenges()...)
}
