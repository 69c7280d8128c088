package world

import (
	"fmt"
	"math/rand/v2"

	"authlab/lab/api"
)

// keepDelivery sends a customer's first order on its way.
func (w *World) keepDelivery(draw *rand.Rand, customer Person) {
	delivery := w.deliveries.insertAs(api.Delivery{
		Owner: customer.ID, Tenant: customer.Tenant, Order: w.names[customer.ID+"s-order"].ID,
		Address: fmt.Sprintf("%d %s, %s", 2+draw.IntN(90), pick(draw, "Mill Lane", "Harbour Road", "Station Street"), pick(draw, "2nd floor", "back door", "courtyard")),
		Window:  pick(draw, "Tue 08:00-10:00", "Wed 14:00-16:00", "Thu 10:00-12:00"),
		Door:    fmt.Sprintf("%04d", draw.IntN(10000)),
		Stars:   1 + draw.IntN(5), Review: pick(draw, "on time, and friendly", "the driver rang twice", "left it in the rain"),
	}, uuidFrom(draw))
	w.name(customer.ID+"s-delivery", "delivery", delivery.ID)
}

// uuidFrom draws a random UUID (RFC 9562 §5.4): 122 bits that nobody guesses.
func uuidFrom(draw *rand.Rand) string {
	high, low := draw.Uint64(), draw.Uint64()
	high = high&^0xf000 | 0x4000 // version 4
	low = low&^(3<<62) | 2<<62   // the variant of the RFC
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x", high>>32, high>>16&0xffff, high&0xffff, low>>48, low&(1<<48-1))
}
