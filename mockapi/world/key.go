package world

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"slices"
	"sync"
	"time"
)

// The algorithms the keys of an issuer are of.
const (
	EdDSA = "EdDSA"
	ES256 = "ES256"
)

// KeyPeriod is how long a key signs. KeyOverlap is how long what it signed is
// taken after that: longer than any token lives, so that nobody notices.
const (
	KeyPeriod  = 30 * 24 * time.Hour
	KeyOverlap = 2 * time.Hour
)

// Key is one key of an issuer. It is of one algorithm (RFC 8725 §3.1), and has
// its time: it is published before, signs from From until Until, and what it
// signed is taken for KeyOverlap more.
type Key struct {
	ID          string // the kid
	Alg         string // EdDSA or ES256
	From, Until time.Time

	private func() crypto.Signer
	public  func() crypto.PublicKey
	held    memory // tokens whose signature was verified
	signed  memory // tokens that it signed itself
}

// Private is the half that signs.
func (k *Key) Private() crypto.Signer { return k.private() }

// Public is the half that verifies.
func (k *Key) Public() crypto.PublicKey { return k.public() }

// Holds asks verify whether a token that the key signed holds, once: a signature
// that held over these very characters holds for ever, and checking it takes
// longer than all the rest of a request. What is refused is never remembered, and
// what changes with time (dates, revocation, the key's own time) is not asked here.
func (k *Key) Holds(token string, verify func() error) error {
	digest := sha256.Sum256([]byte(token))
	if k.held.has(digest) {
		return nil
	}
	if err := verify(); err != nil {
		return err
	}
	k.held.add(digest)
	return nil
}

// Signed remembers a token that the key has just signed by its own algorithm, and
// that says so. Holds verifies it all the same: see World.Signed.
func (k *Key) Signed(token string) { k.signed.add(sha256.Sum256([]byte(token))) }

// memory is a bounded set of digests. It is safe for use by several goroutines.
type memory struct {
	mu   sync.Mutex
	kept map[[sha256.Size]byte]struct{}
}

// memoryLimit keeps a world small: 256 tokens are more than its people hold.
const memoryLimit = 256

func (m *memory) has(digest [sha256.Size]byte) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, found := m.kept[digest]
	return found
}

// add forgets everything when it is full: a token costs a check more then.
func (m *memory) add(digest [sha256.Size]byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= memoryLimit {
		m.kept = map[[sha256.Size]byte]struct{}{}
	}
	m.kept[digest] = struct{}{}
}

func (m *memory) all() [][]byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	digests := make([][]byte, 0, len(m.kept))
	for digest := range m.kept {
		digests = append(digests, digest[:])
	}
	slices.SortFunc(digests, bytes.Compare)
	return digests
}

// Early reports whether the key is published but not in use yet.
func (k *Key) Early(now time.Time) bool { return now.Before(k.From) }

// Retired reports whether nothing the key signed is taken any more.
func (k *Key) Retired(now time.Time) bool { return !now.Before(k.Until.Add(KeyOverlap)) }

func newPrivate(alg string, seed [32]byte) crypto.Signer {
	if alg == ES256 {
		return ecKey(seed)
	}
	return ed25519.NewKeyFromSeed(seed[:])
}

// ecKey is the P-256 key of a seed. One seed in four thousand million is no
// scalar of the curve: then its hash is asked.
func ecKey(seed [32]byte) *ecdsa.PrivateKey {
	for {
		if key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:]); err == nil {
			return key
		}
		seed = sha256.Sum256(seed[:])
	}
}

// PasskeyOf is the key pair, and its id, of the passkey a person's authenticator
// makes. Both coordinates fill their 32 bytes: what writes them down leaves out a
// leading zero, which COSE forbids (RFC 9053 §7.1.1).
func (w *World) PasskeyOf(person string) (key *ecdsa.PrivateKey, id []byte) {
	seed := seedOf(w.spec.Seed, "passkey of "+person)
	id = slices.Clone(seed[:16])
	for {
		key = ecKey(seed)
		point, err := key.PublicKey.Bytes() // 4, x, y
		if err == nil && point[1] != 0 && point[33] != 0 {
			return key, id
		}
		seed = sha256.Sum256(seed[:])
	}
}

// HolderKey is a key pair of somebody's own, for proving that a token was issued
// to them (RFC 9449). The house knows only its thumbprint, from the token.
func (w *World) HolderKey(who string) *ecdsa.PrivateKey {
	return ecKey(seedOf(w.spec.Seed, "holder key of "+who))
}
