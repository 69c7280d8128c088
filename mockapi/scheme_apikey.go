package mockapi

import (
	"context"
	"strings"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// apiKeyScheme is a partner's key in the Authorization field. X-API-Key is met
// more often, but caches, proxies and logs know that Authorization is not to be
// kept (RFC 9111 §3.5), and a 401 needs a challenge to ask for one by. The name of
// the scheme is our own.
func apiKeyScheme() scheme {
	return scheme{
		kind: credentialAPIKey, name: "ApiKey", read: readAPIKey,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.APIKey(w, c.secret)
		},
		challenge: challenger("ApiKey"), refused: errorInvalidKey,
	}
}

func readAPIKey(key string) (credential, ruling) {
	if key == "" || strings.ContainsAny(key, " \t") {
		return credential{}, malformed("ApiKey must be followed by one key")
	}
	return found(credential{kind: credentialAPIKey, secret: key})
}
