package world

import (
	"math/rand/v2"
	"slices"
	"time"

	"authlab/lab"
	"authlab/lab/api"
)

// canonicalSeed grows the world that stories quote: its ids are in order, and
// its first invoice is Ana's.
const canonicalSeed = 1

// Canonical is the world that lessons and stories speak of: a Monday morning, and
// existence hidden.
func Canonical() lab.WorldSpec {
	return lab.WorldSpec{Seed: canonicalSeed, Clock: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Existence: lab.Hidden}
}

// stock gives every customer orders, invoices and a ticket, and two customers a
// refund. Every object has a name that means the same in every world.
func (w *World) stock(draw *rand.Rand) {
	customers := w.customers()
	first := customers
	if w.spec.Seed != canonicalSeed {
		first = shuffled(draw, customers)
	}
	for _, second := range []bool{false, true} {
		numbers := w.numbers(draw, len(customers))
		for i, customer := range first {
			w.supply(draw, customer, numbers[i], second)
		}
	}
	w.payBack("ana")
	w.payBack("ben")
}

func (w *World) customers() []Person {
	return slices.DeleteFunc(w.People(), func(p Person) bool { return !slices.Contains(p.Roles, RoleCustomer) })
}

func shuffled(draw *rand.Rand, people []Person) []Person {
	people = slices.Clone(people)
	draw.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
	return people
}

// numbers are the tails of the ids of one round: 1, 2, 3… in the canonical
// world, elsewhere drawn, each further than the one before it.
func (w *World) numbers(draw *rand.Rand, count int) []int {
	numbers := make([]int, count)
	last := w.orders.last % 1000
	for i := range numbers {
		last++
		if w.spec.Seed != canonicalSeed {
			last += draw.IntN(40)
		}
		numbers[i] = last
	}
	return numbers
}

// supply gives a customer an order, the invoice for it, and at first a ticket.
func (w *World) supply(draw *rand.Rand, customer Person, number int, second bool) {
	which := ""
	if second {
		which = "second-"
	}
	possessive := customer.ID + "s-" + which
	item := pick(draw, "desk lamp", "oak shelf", "office chair", "standing desk", "filing cabinet", "whiteboard")
	order := w.orders.insert(api.Order{
		Owner: customer.ID, Tenant: customer.Tenant, Item: item,
		Amount: 100 * (40 + draw.IntN(900)), Status: pick(draw, "placed", "shipped"),
	}, 1000+number)
	invoice := w.invoices.insert(api.Invoice{
		Owner: customer.ID, Tenant: customer.Tenant, Order: order.ID,
		Amount: order.Amount, Status: pick(draw, "open", "paid"),
	}, 2000+number)
	w.name(possessive+"order", "order", order.ID)
	w.name(possessive+"invoice", "invoice", invoice.ID)
	if second {
		return
	}
	ticket := w.tickets.insert(api.Ticket{
		Owner: customer.ID, Tenant: customer.Tenant,
		Subject: "question about the " + item, Status: "open",
	}, 4000+number)
	w.name(possessive+"ticket", "ticket", ticket.ID)
}

// payBack records a small refund that Fin once granted a customer.
func (w *World) payBack(customer string) {
	orderID := w.names[customer+"s-order"].ID
	order, err := w.Orders().Find(orderID)
	if err != nil {
		panic("world: " + customer + " has no order to refund") // stock gave everybody one
	}
	refund := w.refunds.insert(api.Refund{
		Owner: order.Owner, Tenant: order.Tenant, Order: order.ID, Amount: 1000, By: "fin",
	}, max(w.refunds.last, 3000)+1)
	w.name(customer+"s-refund", "refund", refund.ID)
}
