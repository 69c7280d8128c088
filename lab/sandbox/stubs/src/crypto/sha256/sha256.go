//go:build lesson

// Package sha256 hashes.
package sha256

import "hash"

const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

func New() hash.Hash
func New224() hash.Hash
func Sum224(data []byte) [Size224]byte
func Sum256(data []byte) [Size]byte
