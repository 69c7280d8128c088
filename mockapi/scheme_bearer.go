package mockapi

import (
	"context"
	"mime"
	"net/url"
	"strings"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// bearerScheme is an access token in the Authorization field (RFC 6750 §2.1).
func bearerScheme() scheme {
	return scheme{
		kind: credentialBearer, name: "Bearer", read: readToken, astray: tokenAstray,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.Bearer(w, c.secret, c.with.channel.certificate)
		},
		challenge: challenger("Bearer"), refused: errorInvalidToken,
	}
}

// boundBearerScheme is one that only whoever shows the certificate it names can
// present (RFC 8705 §3).
func boundBearerScheme() scheme {
	one := bearerScheme()
	one.prove = func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
		return authn.BoundBearer(w, c.secret, c.with.channel.certificate)
	}
	return one
}

func readToken(token string) (credential, ruling) {
	if token == "" || strings.ContainsAny(token, " \t") {
		return credential{}, malformed("Bearer must be followed by one token")
	}
	return found(credential{kind: credentialBearer, secret: token})
}

// tokenAstray finds a token in the query or in a form. An address is written to
// logs and histories, so the house takes none from there (RFC 9700 §4.3.2), and
// one beside the field would be a second credential (RFC 6750 §2, §3.1). To
// ignore it would leave its owner unaware.
func tokenAstray(p presentation) string {
	if p.url.RawQuery == "" && p.body == "" {
		return ""
	}
	if query, _ := url.ParseQuery(p.url.RawQuery); query.Has("access_token") {
		return "a token does not belong into the address"
	}
	if kind, _, _ := mime.ParseMediaType(p.header.Get("Content-Type")); kind != "application/x-www-form-urlencoded" {
		return ""
	}
	if form, _ := url.ParseQuery(p.body); form.Has("access_token") {
		return "a token does not belong into the body"
	}
	return ""
}
