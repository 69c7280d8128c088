// Package world is the company behind the API under study: its tenants and
// people, what they own, their sessions, its clock and its randomness.
//
// A world is a value. The same spec grows the same world everywhere, a clone
// shares nothing that changes, and a snapshot carries a world to another
// process. A world is for one goroutine at a time: whoever shares one locks it.
package world

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"authlab/lab"
	"authlab/lab/api"
)

// World is one company. Its zero value is of no use: call New or Restore.
type World struct {
	spec   lab.WorldSpec
	clock  time.Time
	random rand.ChaCha8
	keys   *keySet // makes keys, and never others

	authority *authority // makes certificates, and never others
	crl       []string   // serial numbers of certificates taken back

	people []Person         // replaced as a whole, never changed in place
	names  map[string]Named // never changes

	invoices table[api.Invoice]
	orders   table[api.Order]
	refunds  table[api.Refund]
	tickets  table[api.Ticket]
	holdings

	sessions map[string]*Session  // by token; a session never changes in place
	revoked  map[string]time.Time // tokens by id, until nobody needs to know; replaced, never changed
	proofs   map[string]time.Time // proofs of possession, likewise
	spent    map[string][]int64   // of rations, in Unix nanoseconds; lists never change
	factors  map[string]Factors   // by person
	apiKeys  []APIKey             // replaced as a whole, never changed in place
	requests int                  // answered so far
	audit    []string             // never changed in place
	engine   engine
	journal  []string
}

// New grows a world. All that differs between two worlds comes from the spec.
func New(spec lab.WorldSpec) *World {
	w := &World{
		spec:     spec,
		clock:    spec.Clock,
		random:   *rand.NewChaCha8(seedOf(spec.Seed, "world")),
		keys:     newKeySet(spec.Seed, spec.Clock),
		names:    map[string]Named{},
		sessions: map[string]*Session{},
		spent:    map[string][]int64{},
		factors:  map[string]Factors{},
		invoices: invoiceTable(),
		orders:   orderTable(),
		refunds:  refundTable(),
		tickets:  ticketTable(),
		holdings: newHoldings(),
		engine:   engine{down: spec.Engine == lab.EngineDown},
	}
	w.authority = newAuthority(spec.Seed, spec.Clock)
	w.crl = []string{w.authority.serial("client " + CertificateRevoked).Text(16)}
	draw := rand.New(&w.random)
	w.people = w.hire(draw)
	w.stock(draw)
	w.furnish(rand.New(rand.NewChaCha8(seedOf(spec.Seed, "holdings"))))
	w.enrol()
	w.signEverybodyIn()
	w.handOutAPIKeys()
	return w
}

// seedOf derives one of a world's independent sources of randomness.
func seedOf(seed uint64, purpose string) [32]byte {
	return sha256.Sum256(binary.LittleEndian.AppendUint64([]byte("authlab "+purpose+" "), seed))
}

// Clone returns a copy that shares nothing that changes. Its journal is empty.
func (w *World) Clone() *World {
	clone := *w
	clone.sessions = maps.Clone(w.sessions)
	clone.audit = slices.Clip(w.audit) // so that writing on makes a new log
	clone.spent = maps.Clone(w.spent)
	clone.factors = maps.Clone(w.factors)
	clone.journal = nil
	return &clone
}

// Spec is what the world was grown from.
func (w *World) Spec() lab.WorldSpec { return w.spec }

// Existence is the house policy for objects that are there but not the caller's.
func (w *World) Existence() lab.Existence { return w.spec.Existence }

// Now is the world's time. It stands still until somebody calls Advance.
func (w *World) Now() time.Time { return w.clock }

// Advance moves the world's clock.
func (w *World) Advance(d time.Duration) { w.clock = w.clock.Add(d) }

// Token returns 128 bits of the world's randomness as text: unguessable to its
// people, and the same in every world of the same spec and history.
func (w *World) Token() string {
	var bits [16]byte
	_, _ = w.random.Read(bits[:]) // a ChaCha8 stream never ends and never fails
	return base64.RawURLEncoding.EncodeToString(bits[:])
}

// NextRequest numbers a request: "req-000001".
func (w *World) NextRequest() string {
	w.requests++
	return fmt.Sprintf("req-%06d", w.requests)
}

// Wrote lists the changes since the world was made, cloned or restored, or
// since ResetJournal: "create refund ref-3003".
func (w *World) Wrote() []string { return slices.Clone(w.journal) }

// Record adds a change to the journal.
func (w *World) Record(verb, kind, id string) {
	w.journal = append(w.journal, verb+" "+kind+" "+id)
}

// ResetJournal forgets the changes listed so far, not the changes themselves.
func (w *World) ResetJournal() { w.journal = nil }
