package mockapi

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// fieldNonce is of RFC 9449 §8.2.
const fieldNonce = "DPoP-Nonce"

// dpopScheme is an access token with a proof that the caller holds the key it is
// bound to (RFC 9449 §7.1): whoever steals the token cannot present it.
func dpopScheme() scheme {
	return scheme{
		kind: credentialDPoP, name: "DPoP", read: readBoundToken,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.DPoP(w, c.secret, authn.Possession{
				Proofs: c.with.header.Values(lab.FieldProof), Method: c.with.method, URL: c.with.url,
				Certificate: c.with.channel.certificate,
			})
		},
		challenge: challengeDPoP, refused: errorInvalidToken,
	}
}

func readBoundToken(token string) (credential, ruling) {
	if token == "" || strings.ContainsAny(token, " \t") {
		return credential{}, malformed("DPoP must be followed by one token")
	}
	return found(credential{kind: credentialDPoP, secret: token})
}

// challengeDPoP also says how a proof may be signed.
func challengeDPoP(code string, more ...string) string {
	algs := `algs="` + strings.Join(authn.ProofAlgorithms(), " ") + `"`
	return challenger("DPoP")(code, append(slices.Clone(more), algs)...)
}

// offerNonce tells who came with a proof, good or not, what to repeat in the next
// (RFC 9449 §8.2 and §9).
func (v *visit) offerNonce() {
	if v.credential.kind == credentialDPoP {
		v.answer.header.Set(fieldNonce, v.world.ProofNonce())
	}
}

// absolute is the whole address of a request, as a proof names it.
func absolute(r *http.Request, c channel) *url.URL {
	whole := *r.URL
	whole.Scheme, whole.Host = "http", r.Host
	if c.secure {
		whole.Scheme = "https"
	}
	return &whole
}
