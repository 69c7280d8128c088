package authn

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/asn1"
	"errors"
	"math/big"

	"github.com/golang-jwt/jwt/v5"
)

// steadyES256 is ES256 that signs without randomness (RFC 6979), as RFC 8725 §3.2
// recommends: a repeated random number gives the key away. Here it also makes the
// same world sign alike every time. It verifies as the library does.
type steadyES256 struct{}

var _ jwt.SigningMethod = steadyES256{}

func (steadyES256) Alg() string { return "ES256" }

func (steadyES256) Verify(signed string, signature []byte, key any) error {
	return jwt.SigningMethodES256.Verify(signed, signature, key)
}

// Sign writes the two numbers of the signature side by side (RFC 7518 §3.4).
func (steadyES256) Sign(text string, key any) ([]byte, error) {
	private, ok := key.(*ecdsa.PrivateKey)
	if !ok {
		return nil, errors.New("ES256 signs with a key of the curve P-256")
	}
	digest := sha256.Sum256([]byte(text))
	der, err := private.Sign(nil, digest[:], crypto.SHA256)
	if err != nil {
		return nil, err
	}
	var numbers struct{ R, S *big.Int }
	if _, err := asn1.Unmarshal(der, &numbers); err != nil {
		return nil, err
	}
	return append(numbers.R.FillBytes(make([]byte, 32)), numbers.S.FillBytes(make([]byte, 32))...), nil
}
