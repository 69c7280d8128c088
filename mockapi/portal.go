package mockapi

import "authlab/lab/api"

// portalRoutes are for browsers. One that comes with an old bookmark is not to
// end at a problem document: it is sent to the list, whether the order is
// another's or is not there.
func portalRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/portal/orders/{id}", Access: SignedIn, Permission: "order.read", Kind: "order", Astray: "/orders", About: "one order, or back to the list", handler: one(api.Orders)},
	}
}
