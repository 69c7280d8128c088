package world

import (
	"cmp"
	"fmt"
	"slices"

	"authlab/lab"
	"authlab/lab/api"
)

// table keeps the records of one kind, ordered by id.
type table[Record any] struct {
	kind   string
	prefix string
	fields func(*Record) fields
	rows   []Record
	last   int // the highest number ever given out: ids are not used twice
}

// fields is where a record keeps what every record has.
type fields struct{ id, owner, tenant *string }

func invoiceTable() table[api.Invoice] {
	return table[api.Invoice]{kind: "invoice", prefix: "inv", fields: func(r *api.Invoice) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
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

func (t table[Record]) clone() table[Record] {
	t.rows = slices.Clone(t.rows)
	return t
}

func (t *table[Record]) search(id string) (int, bool) {
	return slices.BinarySearchFunc(t.rows, id, func(row Record, id string) int {
		return cmp.Compare(*t.fields(&row).id, id)
	})
}

// insert keeps a record under the id it has, or else under the next one.
func (t *table[Record]) insert(record Record, number int) Record {
	t.last = max(t.last, number)
	id := fmt.Sprintf("%s-%04d", t.prefix, number)
	*t.fields(&record).id = id
	at, _ := t.search(id)
	t.rows = slices.Insert(t.rows, at, record)
	return record
}

func (t *table[Record]) objects() []lab.Object {
	objects := make([]lab.Object, len(t.rows))
	for i := range t.rows {
		f := t.fields(&t.rows[i])
		objects[i] = lab.Object{Kind: t.kind, ID: *f.id, Owner: *f.owner, Tenant: *f.tenant}
	}
	return objects
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
	return s.table.rows[at], nil
}

func (s store[Record]) List() []Record { return slices.Clone(s.table.rows) }

func (s store[Record]) Create(record Record) (Record, error) {
	created := s.table.insert(record, s.table.last+1)
	s.wrote("create", *s.table.fields(&created).id)
	return created, nil
}

func (s store[Record]) Save(record Record) error {
	id := *s.table.fields(&record).id
	at, found := s.table.search(id)
	if !found {
		return api.ErrNotFound
	}
	s.table.rows[at] = record
	s.wrote("update", id)
	return nil
}

func (s store[Record]) Delete(id string) error {
	at, found := s.table.search(id)
	if !found {
		return api.ErrNotFound
	}
	s.table.rows = slices.Delete(s.table.rows, at, at+1)
	s.wrote("delete", id)
	return nil
}

func (s store[Record]) wrote(verb, id string) {
	s.world.Record(verb, s.table.kind, id)
}

// Invoices is the store of invoices, of every tenant.
func (w *World) Invoices() api.Store[api.Invoice] { return store[api.Invoice]{w, &w.invoices} }

// Orders is the store of orders, of every tenant.
func (w *World) Orders() api.Store[api.Order] { return store[api.Order]{w, &w.orders} }

// Refunds is the store of refunds, of every tenant.
func (w *World) Refunds() api.Store[api.Refund] { return store[api.Refund]{w, &w.refunds} }

// Tickets is the store of tickets, of every tenant.
func (w *World) Tickets() api.Store[api.Ticket] { return store[api.Ticket]{w, &w.tickets} }

// Objects lists what there is of a kind (invoice, order, refund, ticket) and
// whose it is, ordered by id. Of an unknown kind there is nothing.
func (w *World) Objects(kind string) []lab.Object {
	switch kind {
	case w.invoices.kind:
		return w.invoices.objects()
	case w.orders.kind:
		return w.orders.objects()
	case w.refunds.kind:
		return w.refunds.objects()
	case w.tickets.kind:
		return w.tickets.objects()
	default:
		return nil
	}
}

// Object finds one of Objects by its id.
func (w *World) Object(kind, id string) (lab.Object, bool) {
	objects := w.Objects(kind)
	at, found := slices.BinarySearchFunc(objects, id, func(o lab.Object, id string) int { return cmp.Compare(o.ID, id) })
	if !found {
		return lab.Object{}, false
	}
	return objects[at], true
}
