package world

import (
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"authlab/lab"
	"authlab/lab/api"
)

// state is a world as it crosses to another process. The private half of the
// signing key is not part of it: it follows from the seed.
type state struct {
	Spec     lab.WorldSpec       `json:"spec"`
	Clock    time.Time           `json:"clock"`
	Random   []byte              `json:"random"`
	People   []Person            `json:"people"`
	Names    map[string]Named    `json:"names"`
	Invoices rows[api.Invoice]   `json:"invoices"`
	Orders   rows[api.Order]     `json:"orders"`
	Refunds  rows[api.Refund]    `json:"refunds"`
	Tickets  rows[api.Ticket]    `json:"tickets"`
	Holdings holdingsState       `json:"holdings"`
	Sessions map[string]*Session `json:"sessions"`
	Public   []byte              `json:"public"` // half of the signing key

	Revoked map[string]time.Time `json:"revoked,omitempty"`
	Proofs  map[string]time.Time `json:"proofs,omitempty"`
	Spent   map[string][]int64   `json:"spent,omitempty"`
	Factors map[string]Factors   `json:"factors,omitempty"`
	APIKeys []APIKey             `json:"api_keys,omitempty"`
	CRL     []string             `json:"crl"`

	Requests int      `json:"requests"`
	Audit    []string `json:"audit"`
	Down     bool     `json:"engine_down"`

	Federation Federation `json:"federation"`
}

type rows[Record any] struct {
	Rows []Record `json:"rows"`
	Last int      `json:"last"`
}

// Snapshot writes down the whole world but its journal.
func (w *World) Snapshot() ([]byte, error) {
	random, err := w.random.MarshalBinary()
	if err != nil {
		return nil, fmt.Errorf("the world's randomness cannot be written down: %w", err)
	}
	return json.Marshal(state{
		Spec: w.spec, Clock: w.clock, Random: random, People: w.people, Names: w.names,
		Invoices: w.invoices.state(),
		Orders:   w.orders.state(),
		Refunds:  w.refunds.state(),
		Tickets:  w.tickets.state(),
		Holdings: writtenDown(w.holdings),
		Sessions: w.sessions, Requests: w.requests, Public: w.VerifyingKey(),
		Revoked: w.revoked, Proofs: w.proofs, Spent: w.spent, APIKeys: w.apiKeys, Factors: w.factors, CRL: w.crl,
		Audit: w.AuditLines(), Down: w.engine.down,
		Federation: w.federation,
	})
}

// Restore brings a world back from its snapshot, with an empty journal.
func Restore(snapshot []byte) (*World, error) {
	var s state
	if err := json.Unmarshal(snapshot, &s); err != nil {
		return nil, fmt.Errorf("this is not a snapshot of a world: %w", err)
	}
	w := &World{
		spec: s.Spec, clock: s.Clock, keys: newKeySet(s.Spec.Seed, s.Spec.Clock), people: s.People, names: s.Names,
		invoices: s.Invoices.into(invoiceTable()),
		orders:   s.Orders.into(orderTable()),
		refunds:  s.Refunds.into(refundTable()),
		tickets:  s.Tickets.into(ticketTable()),
		holdings: s.Holdings.restored(),
		sessions: s.Sessions, requests: s.Requests,
		revoked: s.Revoked, proofs: s.Proofs, spent: s.Spent, apiKeys: s.APIKeys, factors: s.Factors,
		authority: newAuthority(s.Spec.Seed, s.Spec.Clock), crl: s.CRL,
		audit: s.Audit, engine: engine{s.Down},
		federation: s.Federation,
	}
	w.Know(s.Public)
	if w.sessions == nil {
		w.sessions = map[string]*Session{}
	}
	// A worker that went wrong may have written anything.
	maps.DeleteFunc(w.sessions, func(_ string, session *Session) bool { return session == nil })
	if w.factors == nil {
		w.factors = map[string]Factors{}
	}
	if w.spent == nil {
		w.spent = map[string][]int64{}
	}
	if err := w.random.UnmarshalBinary(s.Random); err != nil {
		return nil, fmt.Errorf("the snapshot's randomness is damaged: %w", err)
	}
	return w, nil
}

func (t table[Record]) state() rows[Record] { return rows[Record]{t.rows, t.last} }

func (r rows[Record]) into(t table[Record]) table[Record] {
	t.rows, t.last = r.Rows, r.Last
	return t
}
