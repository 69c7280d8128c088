package authn

import (
	"crypto/x509"
	"encoding/pem"

	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// Forgeries are the algorithms Forge knows.
func Forgeries() []string { return []string{"none", "HS256"} }

// Forge makes a token as somebody would who has no private key: signed by nobody
// ("none"), or with the public key, which anybody has, as if it were a secret
// ("HS256", RFC 8725 §2.1). No API may take either.
func Forge(key *world.Key, alg string, t Token) (string, error) {
	t.KeyID = key.ID
	if alg == "none" {
		return MintWith(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType)
	}
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return "", err
	}
	return MintWith(t, jwt.SigningMethodHS256, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}
