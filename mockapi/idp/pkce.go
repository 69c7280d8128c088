package idp

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"

	"authlab/lab/pattern"
)

// methodS256 is the only method of RFC 7636 that is taken. With "plain" whoever
// reads the authorization request can redeem the code.
const methodS256 = "S256"

// verifierForm is RFC 7636 §4.1.
var verifierForm = pattern.Late(`^[A-Za-z0-9._~-]{43,128}$`)

// soundChallenge reports whether a challenge can be that of any verifier: a
// SHA-256 sum in base64url.
func soundChallenge(challenge string) bool {
	sum, err := base64.RawURLEncoding.Strict().DecodeString(challenge)
	return err == nil && len(sum) == sha256.Size
}

// verifies reports whether a verifier is the one behind a challenge.
func verifies(verifier, challenge string) bool {
	if !verifierForm().MatchString(verifier) {
		return false
	}
	return subtle.ConstantTimeCompare([]byte(Challenge(verifier)), []byte(challenge)) == 1
}

// Challenge is what a client shows of a verifier before it redeems a code (RFC 7636 §4.2).
func Challenge(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
