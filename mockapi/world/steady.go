package world

import (
	"crypto"
	"crypto/ecdsa"
	"io"
)

// steady signs the same thing alike each time: by RFC 6979, which package ecdsa
// follows where it is given no randomness.
type steady struct{ *ecdsa.PrivateKey }

func (s steady) Sign(_ io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	return s.PrivateKey.Sign(nil, digest, opts)
}
