package authn

import (
	"crypto/x509"
	"slices"

	"authlab/mockapi/world"
)

// Certificate proves a principal by the client certificate shown in the handshake,
// which has proven that whoever shows it holds its key. Everything else is asked
// here, so that each reason is told apart, and by the world's clock.
//
// Whom it stands for is its one alternative name (RFC 8705 §2.1.2); the common name
// of the subject is for people to read (RFC 9525 §2).
func Certificate(w *world.World, shown *x509.Certificate) (Proof, error) {
	switch {
	case selfIssued(shown):
		return Proof{}, refuse("it is signed by itself")
	case shown.CheckSignatureFrom(w.Authority()) != nil:
		return Proof{}, refuse("the house's authority did not sign it")
	case w.Now().Before(shown.NotBefore):
		return Proof{}, refuse("it is not good yet")
	case w.Now().After(shown.NotAfter):
		return Proof{}, refuse("it has expired")
	case w.CertificateRevoked(shown):
		return Proof{}, refuse("it was revoked")
	case !slices.Contains(shown.ExtKeyUsage, x509.ExtKeyUsageClientAuth):
		return Proof{}, refuse("it is not for clients")
	case shown.IsCA:
		return Proof{}, refuse("it is an authority's own")
	}
	return certified(w, shown)
}

// selfIssued holds for a certificate that verifies under its own key, whether or
// not it may sign others.
func selfIssued(shown *x509.Certificate) bool {
	return shown.CheckSignature(shown.SignatureAlgorithm, shown.RawTBSCertificate, shown.Signature) == nil
}

func certified(w *world.World, shown *x509.Certificate) (Proof, error) {
	names := len(shown.URIs) + len(shown.DNSNames) + len(shown.EmailAddresses) + len(shown.IPAddresses)
	if names != 1 || len(shown.URIs) != 1 {
		return Proof{}, refuse("its alternative names do not say whom it stands for")
	}
	person, found := w.Certified(shown.URIs[0].String())
	if !found {
		return Proof{}, refuse("it stands for somebody who does not exist")
	}
	return Proof{Person: person}, nil
}
