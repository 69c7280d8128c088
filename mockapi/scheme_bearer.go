package mockapi

import (
	"context"
	"strings"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// bearerScheme is an access token in the Authorization field (RFC 6750 §2.1).
func bearerScheme() scheme {
	return scheme{
		kind: credentialBearer, name: "Bearer", read: readToken,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.Bearer(w, c.secret)
		},
		challenge: challenger("Bearer"), refused: errorInvalidToken,
	}
}

func readToken(token string) (credential, ruling) {
	if token == "" || strings.ContainsAny(token, " \t") {
		return credential{}, malformed("Bearer must be followed by one token")
	}
	return found(credential{kind: credentialBearer, secret: token})
}
