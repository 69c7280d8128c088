package mockapi

import (
	"encoding/json"
	"net/http"
	"strings"

	"authlab/lab"
)

// credentialKind is a way of saying who one is.
type credentialKind string

const (
	credentialNone     credentialKind = ""
	credentialSession  credentialKind = "session cookie"
	credentialBearer   credentialKind = "bearer token"
	credentialPassword credentialKind = "password"
)

// credential is what a caller presents. The secret never leaves the pipeline:
// no trace, no log and no answer holds it.
type credential struct {
	kind   credentialKind
	name   string // of a password
	secret string
}

// SessionCookie is the name of the cookie that holds a session's token.
const SessionCookie = "session"

// presented finds the credential of a request to a route behind sign-in, and
// rules on its form. Whether it proves anything is the next gate's question.
// Where both are there, the token counts: a browser sends its cookie unasked,
// and nobody sends a token by accident.
func presented(header http.Header) (credential, ruling) {
	if fields := authorizations(header); len(fields) > 0 {
		return presentedToken(fields)
	}
	return presentedCookie(header)
}

// authorizations are the Authorization fields that say something: an empty one
// is no credential, and no failed attempt at one either.
func authorizations(header http.Header) []string {
	var fields []string
	for _, field := range header.Values("Authorization") {
		if strings.TrimSpace(field) != "" {
			fields = append(fields, strings.TrimSpace(field))
		}
	}
	return fields
}

func presentedToken(fields []string) (credential, ruling) {
	scheme, token, _ := strings.Cut(fields[0], " ")
	token = strings.TrimSpace(token)
	switch {
	case len(fields) > 1:
		return credential{}, malformed("more than one Authorization field")
	case !strings.EqualFold(scheme, "Bearer"): // RFC 9110 §11.1: the case of a scheme does not matter
		return credential{}, nobody("the scheme presented is not one the API accepts", fact("accepted", "Bearer, or the cookie "+SessionCookie))
	case token == "" || strings.ContainsAny(token, " \t"):
		return credential{}, malformed("Bearer must be followed by one token")
	}
	return credential{kind: credentialBearer, secret: token}, found(credentialBearer)
}

func presentedCookie(header http.Header) (credential, ruling) {
	cookies := (&http.Request{Header: header}).CookiesNamed(SessionCookie)
	switch {
	case len(cookies) == 0:
		return credential{}, nobody("no credential was presented")
	case len(cookies) > 1: // somebody may have planted one of them
		return credential{}, malformed("more than one session cookie")
	case cookies[0].Value == "":
		return credential{}, nobody("the session cookie is empty")
	}
	return credential{kind: credentialSession, secret: cookies[0].Value}, found(credentialSession)
}

// presentedPassword finds the name and the password in the body of a sign-in.
func presentedPassword(body string) (credential, ruling) {
	var form struct{ Name, Password string }
	if err := json.Unmarshal([]byte(body), &form); err != nil {
		return credential{}, deny(lab.GateCredential, http.StatusBadRequest, `the body is not {"name": …, "password": …}`)
	}
	if form.Name == "" || form.Password == "" {
		return credential{}, deny(lab.GateCredential, http.StatusBadRequest, "name or password is missing")
	}
	return credential{credentialPassword, form.Name, form.Password}, found(credentialPassword)
}

func found(kind credentialKind) ruling {
	return pass(lab.GateCredential, string(kind), fact("credential", string(kind)))
}

// malformed is invalid_request of RFC 6750 §3.1, which is a 400: nobody's
// identity was doubted, the request made no sense. The challenge with the code
// is sent along, as the RFC has it.
func malformed(reason string) ruling {
	return deny(lab.GateCredential, http.StatusBadRequest, reason).challenge(bearerChallenge(errorInvalidRequest))
}
