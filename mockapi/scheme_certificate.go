package mockapi

import (
	"context"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// certificateScheme is a client certificate, shown when the connection was made.
//
// The handshake asks for one and takes any, or none: refused there, a caller would
// see a broken connection and nobody a reason. So its refusals are a 401 at the
// gate identity, and a certificate that holds for the wrong service is a 403 at the
// gate function. The challenge is of our own: the IANA registry has no scheme for
// certificates (Mutual, RFC 8120, is about passwords), and a 401 must carry one.
func certificateScheme() scheme {
	return scheme{
		kind: credentialCertificate, find: findCertificate,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			return authn.Certificate(w, c.with.channel.certificate)
		},
		challenge: challenger("Certificate"), refused: errorInvalidCertificate,
	}
}

func findCertificate(p presentation) (credential, ruling) {
	switch {
	case p.channel.certificate != nil:
		return found(credential{kind: credentialCertificate})
	case !p.channel.secure:
		return credential{}, missing("no certificate can be shown on a connection that is not encrypted")
	}
	return credential{}, ruling{}
}
