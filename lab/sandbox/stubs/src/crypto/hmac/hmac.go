//go:build lesson

// Package hmac authenticates messages with a key (RFC 2104).
package hmac

import (
	"crypto/subtle"
	"hash"
)

func Equal(mac1, mac2 []byte) bool { return subtle.ConstantTimeCompare(mac1, mac2) == 1 }

type keyed struct {
	outerPad, innerPad []byte
	outer, inner       hash.Hash
}

func New(h func() hash.Hash, key []byte) hash.Hash {
	k := &keyed{outer: h(), inner: h()}
	block := k.inner.BlockSize()
	if len(key) > block {
		k.outer.Write(key)
		key = k.outer.Sum(nil)
	}
	k.outerPad, k.innerPad = padded(key, block, 0x5c), padded(key, block, 0x36)
	k.inner.Write(k.innerPad)
	return k
}

func padded(key []byte, block int, with byte) []byte {
	pad := make([]byte, block)
	copy(pad, key)
	for i := range pad {
		pad[i] ^= with
	}
	return pad
}

func (k *keyed) Write(p []byte) (n int, err error) { return k.inner.Write(p) }
func (k *keyed) Size() int                         { return k.outer.Size() }
func (k *keyed) BlockSize() int                    { return k.inner.BlockSize() }

func (k *keyed) Reset() {
	k.inner.Reset()
	k.inner.Write(k.innerPad)
}

func (k *keyed) Sum(in []byte) []byte {
	inner := k.inner.Sum(nil)
	k.outer.Reset()
	k.outer.Write(k.outerPad)
	k.outer.Write(inner)
	return k.outer.Sum(in)
}
