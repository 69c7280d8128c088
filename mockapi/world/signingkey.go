package world

import (
	"crypto/ed25519"
	"sync"
)

// signingKey signs a world's bearer tokens. It follows from the seed, but making
// it takes as long as answering a few requests, so it is made when it is first
// asked for. Whoever only verifies is content with the public half, which
// crosses to another process with the snapshot.
type signingKey struct {
	seed    [ed25519.SeedSize]byte
	private func() ed25519.PrivateKey
	public  func() ed25519.PublicKey
}

func newSigningKey(seed uint64) *signingKey {
	key := &signingKey{seed: seedOf(seed, "signing key")}
	key.private = sync.OnceValue(func() ed25519.PrivateKey { return ed25519.NewKeyFromSeed(key.seed[:]) })
	key.public = func() ed25519.PublicKey { return key.private().Public().(ed25519.PublicKey) }
	return key
}

// withPublic is the key of a seed whose public half is known already.
func withPublic(seed uint64, public ed25519.PublicKey) *signingKey {
	key := newSigningKey(seed)
	key.public = func() ed25519.PublicKey { return public }
	return key
}
