package world

import (
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Partner is the tenant whose own identity provider the house trusts, to speak
// for that tenant's people only.
const Partner = "birch"

// keySet makes the keys of every issuer. They follow from the seed and the time,
// but making one takes as long as answering a few requests, so each is made when
// it is first asked for. It is shared by all clones of a world.
type keySet struct {
	seed   uint64
	start  time.Time // of the world; the keys numbered 2 are in the middle of their time
	secret [32]byte

	mu   sync.Mutex
	made map[keyName]*Key
}

// keyName is one issuer's n-th key of an algorithm.
type keyName struct {
	owner, alg string
	number     int
}

func (n keyName) id() string {
	kind := map[string]string{EdDSA: "ed", ES256: "es"}[n.alg]
	return fmt.Sprintf("%s-%s-%d", n.owner, kind, n.number)
}

func newKeySet(seed uint64, start time.Time) *keySet {
	return &keySet{seed: seed, start: start, secret: seedOf(seed, "signing key"), made: map[keyName]*Key{}}
}

func (s *keySet) key(name keyName) *Key {
	s.mu.Lock()
	defer s.mu.Unlock()
	if key, made := s.made[name]; made {
		return key
	}
	id := name.id()
	from := s.start.Add(-KeyPeriod/2 + time.Duration(name.number-2)*KeyPeriod)
	key := &Key{ID: id, Alg: name.alg, From: from, Until: from.Add(KeyPeriod)}
	key.private = sync.OnceValue(func() crypto.Signer { return newPrivate(name.alg, seedOf(s.seed, "key "+id)) })
	key.public = func() crypto.PublicKey { return key.private().Public() }
	s.made[name] = key
	return key
}

// number is that of the keys in use at a time.
func (s *keySet) number(now time.Time) int {
	since := now.Sub(s.start.Add(-KeyPeriod / 2))
	number := 2 + int(since/KeyPeriod)
	if since < 0 {
		number-- // a division rounds towards zero
	}
	return number
}

// around lists the keys of an issuer that matter at a time: those in use, those
// before and those to come.
func (s *keySet) around(owner string, now time.Time) []*Key {
	var keys []*Key
	number := s.number(now)
	for _, n := range []int{number, number - 1, number + 1} {
		keys = append(keys, s.key(keyName{owner, EdDSA, n}), s.key(keyName{owner, ES256, n}))
	}
	return keys
}

// CurrentKey is what an issuer (House or Partner) signs with now. Its number
// goes up with every period of the world's clock.
func (w *World) CurrentKey(owner, alg string) *Key { return w.KeyBeside(owner, alg, 0) }

// KeyBeside is the key so many periods away from the current one: -1 for the one
// retired last, 1 for the next.
func (w *World) KeyBeside(owner, alg string, periods int) *Key {
	return w.keys.key(keyName{owner, alg, w.keys.number(w.clock) + periods})
}

// KeyOf finds an issuer's key by its id, among those that are near in time.
func (w *World) KeyOf(owner, id string) (*Key, bool) {
	for _, key := range w.keys.around(owner, w.clock) {
		if key.ID == id {
			return key, true
		}
	}
	return nil, false
}

// PublishedKeys are those an issuer shows the world: in use, still taken, and to
// come, so that whoever keeps a copy has them in time.
func (w *World) PublishedKeys(owner string) []*Key {
	return slices.DeleteFunc(w.keys.around(owner, w.clock), func(k *Key) bool { return k.Retired(w.clock) })
}

// SigningKey is the key that signs the API's bearer tokens.
func (w *World) SigningKey() ed25519.PrivateKey {
	return w.CurrentKey(House, EdDSA).Private().(ed25519.PrivateKey)
}

// VerifyingKey is its public half.
func (w *World) VerifyingKey() ed25519.PublicKey {
	return w.CurrentKey(House, EdDSA).Public().(ed25519.PublicKey)
}

// Know tells a world that nobody uses yet the public half of its signing key. It
// spares a process that only verifies the making of the whole key, which takes as
// long as answering a dozen requests: the first has tables to fill.
func (w *World) Know(public ed25519.PublicKey) {
	if len(public) == ed25519.PublicKeySize {
		w.CurrentKey(House, EdDSA).public = func() crypto.PublicKey { return public }
	}
}

// Signed are the SHA-256 digests of the tokens that the signing key signed in this
// process, at most memoryLimit of them.
func (w *World) Signed() [][]byte { return w.CurrentKey(House, EdDSA).signed.all() }

// Hold has a world take tokens, by their digests, for verified. It is for a process
// that is asked by the one that signed them, and that verifies each itself: checking
// a signature takes as long as all the rest of a request.
func (w *World) Hold(signed [][]byte) {
	key := w.CurrentKey(House, EdDSA)
	for _, digest := range signed {
		if len(digest) == sha256.Size {
			key.held.add([sha256.Size]byte(digest))
		}
	}
}
