package world

import (
	"cmp"
	"slices"

	"authlab/lab"
)

// Ties are what an object is bound to beside its owner and its tenant.
type Ties struct {
	Within  string   // the id of the object it is a part of
	Editors []string // people it is shared with, to change it
	Viewers []string // people it is shared with, to read it
	Status  string
}

// shelf is a table of any kind.
type shelf interface {
	objects() []lab.Object
	object(id string) (lab.Object, Ties, bool)
}

// shelf finds the table of a kind; nil where there is no such kind.
func (w *World) shelf(kind string) shelf {
	switch kind {
	case w.invoices.kind:
		return &w.invoices
	case w.orders.kind:
		return &w.orders
	case w.refunds.kind:
		return &w.refunds
	case w.tickets.kind:
		return &w.tickets
	case userKind:
		return users{w.people}
	}
	return w.holdings.shelf(kind)
}

// Kinds lists the kinds of object there are.
func Kinds() []string {
	return []string{
		"alert", "approval", "billing", "customer", "dashboard", "delivery", "document", "infra", "invitation",
		"invoice", "order", "refund", "report", "secret", "ticket", userKind,
	}
}

// Objects lists what there is of a kind and whose it is, ordered by id. Of an
// unknown kind there is nothing.
func (w *World) Objects(kind string) []lab.Object {
	if shelf := w.shelf(kind); shelf != nil {
		return shelf.objects()
	}
	return nil
}

// Object finds one of Objects by its id.
func (w *World) Object(kind, id string) (lab.Object, bool) {
	object, _, found := w.ObjectAndTies(kind, id)
	return object, found
}

// ObjectAndTies finds one of Objects, and what it is bound to.
func (w *World) ObjectAndTies(kind, id string) (lab.Object, Ties, bool) {
	if shelf := w.shelf(kind); shelf != nil {
		return shelf.object(id)
	}
	return lab.Object{}, Ties{}, false
}

// userKind is that of people as an administrator sees them.
const userKind = "user"

// users are people as objects: everybody's account is their own.
type users struct{ people []Person }

func (u users) objects() []lab.Object {
	objects := make([]lab.Object, len(u.people))
	for i, person := range u.people {
		objects[i] = lab.Object{Kind: userKind, ID: person.ID, Owner: person.ID, Tenant: person.Tenant}
	}
	slices.SortFunc(objects, func(a, b lab.Object) int { return cmp.Compare(a.ID, b.ID) })
	return objects
}

func (u users) object(id string) (lab.Object, Ties, bool) {
	for _, person := range u.people {
		if person.ID == id {
			return lab.Object{Kind: userKind, ID: id, Owner: id, Tenant: person.Tenant}, Ties{}, true
		}
	}
	return lab.Object{}, Ties{}, false
}
