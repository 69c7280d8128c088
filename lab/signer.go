package lab

import "time"

// Signer is a target that signs tokens for a learner who asks it to: with keys the
// API trusts, and with others.
type Signer interface {
	// Clock is the world's time, by which tokens are young or old.
	Clock() time.Time

	// SigningKeys lists the keys, the one in use first.
	SigningKeys() []SigningKey

	// SignToken signs a header and claims, each a JSON object, as they stand; only
	// alg and kid of the header become those of the key, which goes by its name.
	SignToken(header, claims, key string) (token string, err error)
}

// SigningKey is a key to sign a token with, and what the API thinks of it.
type SigningKey struct{ Name, About string }

// ClockOf is the time by the world of a target, and zero where the target does not say.
func ClockOf(target Target) time.Time {
	if signer, tells := target.(Signer); tells {
		return signer.Clock()
	}
	return time.Time{}
}
