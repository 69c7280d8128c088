package mockapi

import "strings"

// Realm is the protection space every challenge names.
const Realm = "authlab"

// The error codes of RFC 6750 §3.1, and ours for what has none.
const (
	errorNone           = ""
	errorInvalidRequest = "invalid_request"
	errorInvalidToken   = "invalid_token"
	errorMoreScope      = "insufficient_scope"
	errorInvalidSession = "invalid_session"
	errorInvalidKey     = "invalid_key"

	errorInvalidCertificate = "invalid_certificate"
)

// challenger makes the challenges of a scheme that has no parameters of its own.
func challenger(name string) func(code string, more ...string) string {
	return func(code string, more ...string) string {
		params := []string{`realm="` + Realm + `"`}
		if code != errorNone {
			params = append(params, `error="`+code+`"`)
		}
		return name + " " + strings.Join(append(params, more...), ", ")
	}
}

// challenges are the WWW-Authenticate values for a caller who presented no
// credential: one for each scheme accepted. RFC 6750 §3.1 wants no error code
// here: nothing was wrong with a token nobody sent.
func challenges(accepted []scheme) []string {
	return challengesAfter(accepted, credentialNone, errorNone)
}

// challengesAfter are those for a credential that was refused: only the scheme
// that was tried is told what was wrong, and no more than the code says.
func challengesAfter(accepted []scheme, tried credentialKind, code string, more ...string) []string {
	var all []string
	for _, one := range accepted {
		challenge := one.challenge(errorNone)
		if one.kind == tried {
			challenge = one.challenge(code, more...)
		}
		if challenge != "" { // not every way of presenting a credential can be asked for
			all = append(all, challenge)
		}
	}
	return all
}
