package world

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strconv"
	"time"
)

// Ration is how often something may happen: so many times within any window,
// wherever the window starts. A bucket that fills up again would let nearly twice
// as many through at the edge of two windows.
type Ration struct {
	Limit  int
	Window time.Duration
}

// Wait is how long it takes until the ration kept under a key allows one more;
// zero where it does now.
func (w *World) Wait(r Ration, key string) time.Duration {
	spent := w.recent(r, key)
	if len(spent) < r.Limit {
		return 0
	}
	oldest := time.Unix(0, spent[len(spent)-r.Limit])
	return oldest.Add(r.Window).Sub(w.clock)
}

// Spend takes one from the ration kept under a key. Keys must be few: a name that
// a stranger makes up goes through Pigeonhole first.
func (w *World) Spend(r Ration, key string) {
	spent := append(w.recent(r, key), w.clock.UnixNano())
	w.spent[key] = spent[max(0, len(spent)-r.Limit):]
}

// recent is a list of its own, so that a clone's is never changed.
func (w *World) recent(r Ration, key string) []int64 {
	over := w.clock.Add(-r.Window).UnixNano()
	return slices.DeleteFunc(slices.Clone(w.spent[key]), func(at int64) bool { return at <= over })
}

// Pigeonhole sorts any name into one of a bounded number of holes, in a way that
// nobody outside can foresee. What is counted by hole takes bounded room, and
// counts never too little: names that share a hole share the ration.
func (w *World) Pigeonhole(name string, holes uint64) string {
	sum := sha256.Sum256(append(w.keys.secret[:], "pigeonhole of "+name...))
	return strconv.FormatUint(binary.LittleEndian.Uint64(sum[:])%holes, 36)
}
