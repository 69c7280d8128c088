package mockapi

import (
	"context"
	"encoding/base64"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"authlab/lab/api"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// basicScheme is a name and a password in every request (RFC 7617). Browsers
// remember them and send them along unasked, as they do a cookie.
func basicScheme() scheme {
	return scheme{
		kind: credentialBasic, name: "Basic", ambient: true, read: readBasic,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.Login(w, c.name, c.secret, c.with.channel.from)
		},
		challenge: basicChallenge,
	}
}

// basicChallenge has the two parameters of RFC 7617 §2 and §2.1 and no others: the
// scheme knows no error codes, so that what is wrong stays unsaid.
func basicChallenge(string, ...string) string {
	return `Basic realm="` + Realm + `", charset="UTF-8"`
}

// readBasic reads user-id and password as RFC 7617 §2 writes them. What cannot be
// read is a 401: RFC 9110 §11.4 asks for one where credentials are partial or
// invalid, and no rule of the scheme's own says otherwise, as Bearer's does.
func readBasic(token string) (credential, ruling) {
	// Strict, or else one password could be written in several ways.
	text, err := base64.StdEncoding.Strict().DecodeString(token)
	switch {
	case err != nil || strings.ContainsAny(token, "\r\n"): // which package base64 would leave out
		return credential{}, missing("what follows Basic is not base64")
	case !utf8.Valid(text): // the challenge said which encoding
		return credential{}, missing("name and password are not UTF-8")
	case strings.ContainsFunc(string(text), unicode.IsControl):
		return credential{}, missing("a control character is in the name or the password")
	}
	// A password may hold colons, a user-id cannot.
	name, password, separated := strings.Cut(string(text), ":")
	if !separated || name == "" || password == "" {
		return credential{}, missing("name or password is missing")
	}
	return found(credential{kind: credentialBasic, name: name, secret: password})
}

func legacyRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/legacy/orders", Access: Legacy, Whole: true, Permission: "order.read", About: "your own orders, for a program of long ago", handler: listOwnOrders},
	}
}

func listOwnOrders(w http.ResponseWriter, r *http.Request) {
	own := []api.Order{}
	for _, order := range api.Orders(r).List() {
		if order.Owner == visitOf(r).caller.ID {
			own = append(own, order)
		}
	}
	api.JSON(w, http.StatusOK, own)
}
