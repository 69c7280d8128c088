package mockapi

import (
	"context"
	"encoding/base64"
	"net/url"
	"strings"

	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
	"authlab/mockapi/world"
)

// clientSchemes are the ways in which a client of the identity provider says who
// it is (RFC 6749 §2.3), by their registered names.
func clientSchemes() []scheme {
	return []scheme{
		{kind: credentialClientBasic, name: "Basic", read: readClientBasic, prove: proveClient, challenge: clientChallenge},
		{kind: credentialClientPost, find: findClientSecret, prove: proveClient, challenge: noChallenge},
		{kind: credentialClientNone, find: findClientName, prove: proveClient, challenge: noChallenge},
	}
}

func proveClient(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
	return idp.Authenticate(w, c.name, c.secret)
}

// clientChallenge asks for a client's secret. Basic has no parameter to say what
// was wrong; the code is in the body (RFC 6749 §5.2).
func clientChallenge(string, ...string) string {
	return `Basic realm="` + Realm + `", charset="UTF-8"`
}

// noChallenge is of a scheme no field of HTTP can ask for.
func noChallenge(string, ...string) string { return "" }

// readClientBasic differs from RFC 7617 in one thing: name and secret are each
// encoded as in a form before they are joined (RFC 6749 §2.3.1).
func readClientBasic(credentials string) (credential, ruling) {
	text, err := base64.StdEncoding.DecodeString(credentials)
	name, secret, cut := strings.Cut(string(text), ":")
	if err != nil || !cut {
		return credential{}, malformed("Basic must be followed by name:secret in base64")
	}
	id, err := url.QueryUnescape(name)
	if err != nil || id == "" {
		return credential{}, malformed("the client's id is not encoded as in a form")
	}
	key, err := url.QueryUnescape(secret)
	if err != nil {
		return credential{}, malformed("the client's secret is not encoded as in a form")
	}
	return found(credential{kind: credentialClientBasic, name: id, secret: key})
}

func findClientSecret(p presentation) (credential, ruling) {
	form, form400 := clientForm(p)
	if form400.status != 0 || form["client_secret"] == "" {
		return credential{}, form400
	}
	if form["client_id"] == "" {
		return credential{}, malformed("client_secret without client_id")
	}
	return found(credential{kind: credentialClientPost, name: form["client_id"], secret: form["client_secret"]})
}

func findClientName(p presentation) (credential, ruling) {
	form, form400 := clientForm(p)
	if form400.status != 0 || form["client_id"] == "" {
		return credential{}, form400
	}
	return found(credential{kind: credentialClientNone, name: form["client_id"]})
}

// clientForm reads the form a client posted, or says that there is none. A
// credential that is given twice is none that could be judged.
func clientForm(p presentation) (idp.Form, ruling) {
	form, err := idp.ReadBody(p.header.Get("Content-Type"), p.body)
	if err != nil {
		return nil, malformed(err.Error())
	}
	return form, ruling{}
}
