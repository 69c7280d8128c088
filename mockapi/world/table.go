package world

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"authlab/lab"
	"authlab/lab/api"
)

// table keeps the records of one kind, ordered by id. Clones of a world share the
// rows of its tables, so a change never touches rows that are there: it puts new
// ones in their place.
type table[Record any] struct {
	kind   string
	prefix string
	fields func(*Record) fields
	ties   func(Record) Ties   // nil for records that stand by themselves
	copied func(Record) Record // nil for records that share nothing with their copies
	rows   []Record
	last   int // the highest number ever given out: ids are not used twice
}

// fields is where a record keeps what every record has.
type fields struct{ id, owner, tenant *string }

func invoiceTable() table[api.Invoice] {
	return table[api.Invoice]{
		kind: "invoice", prefix: "inv", fields: func(r *api.Invoice) fields { return fields{&r.ID, &r.Owner, &r.Tenant} },
		ties: func(r api.Invoice) Ties { return Ties{Within: r.Order} },
	}
}

func orderTable() table[api.Order] {
	return table[api.Order]{kind: "order", prefix: "ord", fields: func(r *api.Order) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func refundTable() table[api.Refund] {
	return table[api.Refund]{kind: "refund", prefix: "ref", fields: func(r *api.Refund) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func ticketTable() table[api.Ticket] {
	return table[api.Ticket]{kind: "ticket", prefix: "tic", fields: func(r *api.Ticket) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func (t *table[Record]) search(id string) (int, bool) {
	return sort.Find(len(t.rows), func(at int) int { return cmp.Compare(id, *t.fields(&t.rows[at]).id) })
}

// insert keeps a record under a number. It is for a world that still grows:
// nobody shares its rows yet.
func (t *table[Record]) insert(record Record, number int) Record {
	t.last = max(t.last, number)
	return t.insertAs(record, fmt.Sprintf("%s-%04d", t.prefix, number))
}

// insertAs keeps a record under an id that does not count.
func (t *table[Record]) insertAs(record Record, id string) Record {
	*t.fields(&record).id = id
	at, _ := t.search(id)
	t.rows = slices.Insert(t.rows, at, record)
	return record
}

func (t *table[Record]) objects() []lab.Object {
	objects := make([]lab.Object, len(t.rows))
	for i := range t.rows {
		objects[i] = t.objectAt(i)
	}
	return objects
}

func (t *table[Record]) objectAt(i int) lab.Object {
	f := t.fields(&t.rows[i])
	return lab.Object{Kind: t.kind, ID: *f.id, Owner: *f.owner, Tenant: *f.tenant}
}

func (t *table[Record]) object(id string) (lab.Object, Ties, bool) {
	at, found := t.search(id)
	if !found {
		return lab.Object{}, Ties{}, false
	}
	return t.objectAt(at), t.tiesAt(at), true
}

func (t *table[Record]) tiesAt(i int) Ties {
	if t.ties == nil {
		return Ties{}
	}
	return t.ties(t.rows[i])
}

// copyOf is a record that can be changed without a trace in the table.
func (t *table[Record]) copyOf(record Record) Record {
	if t.copied == nil {
		return record
	}
	return t.copied(record)
}

// store is a table as the code that answers requests sees it: every change is
// written to the world's journal.
type store[Record any] struct {
	world *World
	table *table[Record]
}

var _ api.Store[api.Invoice] = store[api.Invoice]{}

func (s store[Record]) Find(id string) (Record, error) {
	at, found := s.table.search(id)
	if !found {
		var none Record
		return none, api.ErrNotFound
	}
	return s.table.copyOf(s.table.rows[at]), nil
}

func (s store[Record]) List() []Record {
	rows := slices.Clone(s.table.rows)
	for i := range rows {
		rows[i] = s.table.copyOf(rows[i])
	}
	return rows
}

func (s store[Record]) Create(record Record) (Record, error) {
	s.table.rows = slices.Clip(s.table.rows) // so that inserting makes new rows
	created := s.table.insert(s.table.copyOf(record), s.table.last+1)
	s.wrote("create", *s.table.fields(&created).id, created)
	return s.table.copyOf(created), nil
}

func (s store[Record]) Save(record Record) error {
	id := *s.table.fields(&record).id
	at, found := s.table.search(id)
	if !found {
		return api.ErrNotFound
	}
	s.table.rows = slices.Clone(s.table.rows)
	s.table.rows[at] = s.table.copyOf(record)
	s.wrote("update", id, s.table.rows[at])
	return nil
}

func (s store[Record]) Delete(id string) error {
	at, found := s.table.search(id)
	if !found {
		return api.ErrNotFound
	}
	s.table.rows = slices.Delete(slices.Clone(s.table.rows), at, at+1)
	s.wrote("delete", id, nil)
	return nil
}

func (s store[Record]) wrote(verb, id string, left any) {
	s.world.Record(verb, s.table.kind, id)
	if s.world.stored == nil {
		s.world.stored = map[string]any{}
	}
	s.world.stored[id] = left
}

// Invoices is the store of invoices, of every tenant.
func (w *World) Invoices() api.Store[api.Invoice] { return store[api.Invoice]{w, &w.invoices} }

// Orders is the store of orders, of every tenant.
func (w *World) Orders() api.Store[api.Order] { return store[api.Order]{w, &w.orders} }

// Refunds is the store of refunds, of every tenant.
func (w *World) Refunds() api.Store[api.Refund] { return store[api.Refund]{w, &w.refunds} }

// Tickets is the store of tickets, of every tenant.
func (w *World) Tickets() api.Store[api.Ticket] { return store[api.Ticket]{w, &w.tickets} }
