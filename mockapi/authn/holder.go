package authn

import (
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
)

// holder is what whoever presents a token must have (RFC 7800): thumbprints of a
// key and of a client certificate. Both are empty where the token binds nobody.
type holder struct{ key, certificate string }

// holderOf reads the claim cnf. One that says something unknown, or nothing, does
// not make a token free for all: it is not ok. RFC 7800 §3.1 would have the unknown
// ignored where nobody asks for it; whoever bound the token asked for something.
func holderOf(claims jwt.MapClaims) (h holder, ok bool) {
	value, there := claims["cnf"]
	if !there {
		return holder{}, true
	}
	confirmation, _ := value.(map[string]any)
	for name := range confirmation {
		thumbprint, isText := claim(confirmation, name)
		switch {
		case !isText:
			return holder{}, false
		case name == "jkt":
			h.key = thumbprint
		case name == "x5t#S256":
			h.certificate = thumbprint
		default:
			return holder{}, false
		}
	}
	return h, len(confirmation) > 0
}

// shows asks for the certificate, where there is to be one (RFC 8705 §3).
func (h holder) shows(shown *x509.Certificate) error {
	switch {
	case h.certificate == "":
		return nil
	case shown == nil:
		return refuse("it is bound to a client certificate, and none was shown")
	case CertificateThumbprint(shown) != h.certificate:
		return refuse("it is bound to another client certificate")
	}
	return nil
}

// CertificateThumbprint is the x5t#S256 of a certificate (RFC 8705 §3.1).
func CertificateThumbprint(certificate *x509.Certificate) string {
	sum := sha256.Sum256(certificate.Raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// KeyThumbprint is the jkt of a public key (RFC 9449 §6.1, RFC 7638).
func KeyThumbprint(public crypto.PublicKey) (string, error) {
	sum, err := (&jose.JSONWebKey{Key: public}).Thumbprint(crypto.SHA256)
	return base64.RawURLEncoding.EncodeToString(sum), err
}
