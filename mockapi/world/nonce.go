package world

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"time"
)

// NoncePeriod is how long a nonce for proofs of possession is handed out. It is
// taken for one period more.
const NoncePeriod = 5 * time.Minute

// ProofNonce is the nonce of the time being (RFC 9449 §8). It follows from the
// clock and a secret, so there is nothing to remember.
func (w *World) ProofNonce() string { return w.nonceAt(w.clock) }

// TakesNonce reports whether a nonce is the current one or the one before.
func (w *World) TakesNonce(nonce string) bool {
	return nonce == w.nonceAt(w.clock) || nonce == w.nonceAt(w.clock.Add(-NoncePeriod))
}

func (w *World) nonceAt(now time.Time) string {
	mac := hmac.New(sha256.New, w.keys.secret[:])
	mac.Write([]byte("nonce"))
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(now.Unix()/int64(NoncePeriod.Seconds()))))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:16])
}
