package world

import (
	"maps"
	"time"
)

// revocationKept is how long a revoked token is remembered: longer than any lives.
const revocationKept = KeyOverlap

// Revoke ends a token before its time, by its id (jti).
func (w *World) Revoke(tokenID string) {
	w.revoked = without(w.revoked, w.clock)
	w.revoked[tokenID] = w.clock.Add(revocationKept)
}

// Revoked reports whether a token was revoked.
func (w *World) Revoked(tokenID string) bool {
	_, revoked := w.revoked[tokenID]
	return revoked
}

// proofsKept is the most proofs of possession remembered at a time.
const proofsKept = 1024

// SpendProof uses up a proof of possession, which counts until a time. It
// reports false for one that was used before (RFC 9449 §11.1), and for any while
// there is no room: to forget one would let it be replayed.
func (w *World) SpendProof(id string, until time.Time) bool {
	fresh := without(w.proofs, w.clock)
	if _, used := fresh[id]; used || len(fresh) >= proofsKept {
		return false
	}
	fresh[id] = until
	w.proofs = fresh
	return true
}

// without is a copy that lacks what is over. Maps of a world are never changed in
// place: clones share them.
func without(kept map[string]time.Time, now time.Time) map[string]time.Time {
	fresh := maps.Clone(kept)
	if fresh == nil {
		fresh = map[string]time.Time{}
	}
	maps.DeleteFunc(fresh, func(_ string, until time.Time) bool { return !now.Before(until) })
	return fresh
}
