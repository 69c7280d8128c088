package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
)

func orderRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/orders", Access: SignedIn, Permission: "order.read", About: "the orders you may see", handler: list("order", api.Orders)},
		{Method: "GET", Pattern: "/orders/count", Access: SignedIn, Permission: "order.read", About: "how many those are", handler: count("order", api.Orders)},
		{Method: "POST", Pattern: "/orders/bulk-archive", Access: SignedIn, Permission: "order.archive", Kind: "order", About: `put away all or none: {"ids"}`, names: idsIn, fields: onlyIDs, handler: archiveOrders},
		{Method: "GET", Pattern: "/orders/{id}", Access: SignedIn, Permission: "order.read", Kind: "order", About: "one order", handler: one(api.Orders)},
		{Method: "GET", Pattern: "/v1/orders/{id}", Access: SignedIn, Permission: "order.read", Kind: "order", About: "one order, as last year's app asks for it", handler: one(api.Orders)},
		{Method: "GET", Pattern: "/orders/{id}/invoices", Access: SignedIn, Permission: "invoice.read", Kind: "order", About: "the invoices for one order", handler: listInvoicesOfOrder},
		{Method: "GET", Pattern: "/orders/{id}/invoices/{invoice}", Access: SignedIn, Permission: "invoice.read", Kind: "invoice", Within: "order", About: "one of them", handler: one(api.Invoices)},
		{Method: "GET", Pattern: "/tracking", Access: SignedIn, Permission: "order.read", Kind: "order", About: "where an order is: ?order=", names: byOrder, handler: getTracking},
	}
}

func onlyIDs(lab.Principal, *lab.Object) []string { return []string{"ids"} }

// archiveOrders puts orders away. That every one of them is within the caller's
// reach has been asked before the first is touched: of a list that holds another's
// order nothing is done.
func archiveOrders(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	ids := idsIn(v, r)
	if len(ids) == 0 {
		api.BadRequest(w, r)
		return
	}
	for _, id := range ids {
		order, err := api.Orders(r).Find(id)
		if err != nil {
			api.NotFound(w, r)
			return
		}
		order.Status = "archived"
		if err := api.Orders(r).Save(order); err != nil {
			api.NotFound(w, r)
			return
		}
	}
	api.JSON(w, http.StatusOK, map[string]int{"archived": len(ids)})
}

// listInvoicesOfOrder lists those of an order that the caller would also get one
// by one: reaching the order is not enough.
func listInvoicesOfOrder(w http.ResponseWriter, r *http.Request) {
	order := visitOf(r).idOfSubject(r)
	api.JSON(w, http.StatusOK, within(r, "invoice", api.Invoices(r), func(s subject) bool {
		invoice, err := api.Invoices(r).Find(s.object.ID)
		return err == nil && invoice.Order == order
	}))
}

// tracking is where an order is.
type tracking struct {
	Order  string `json:"order"`
	Item   string `json:"item"`
	Status string `json:"status"`
}

// byOrder names every order that a query names: whoever asks for two is asked
// about both.
func byOrder(_ *visit, r *http.Request) []string { return r.URL.Query()["order"] }

// getTracking answers for one order. Of several that the caller reaches none is
// meant more than the others, so that neither is taken (ASVS 15.3.7).
func getTracking(w http.ResponseWriter, r *http.Request) {
	ids := byOrder(nil, r)
	if len(ids) != 1 {
		api.BadRequest(w, r)
		return
	}
	order, err := api.Orders(r).Find(ids[0])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, tracking{order.ID, order.Item, order.Status})
}
