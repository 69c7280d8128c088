package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"

	"github.com/gorilla/mux"
)

func invoiceRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/invoices", Access: SignedIn, Permission: "invoice.read", About: "the invoices you may see", handler: listInvoices},
		{Method: "GET", Pattern: "/invoices/{id}", Access: SignedIn, Permission: "invoice.read", Kind: "invoice", About: "one invoice", handler: getInvoice},
	}
}

func orderRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/orders", Access: SignedIn, Permission: "order.read", About: "the orders you may see", handler: listOrders},
		{Method: "GET", Pattern: "/orders/{id}", Access: SignedIn, Permission: "order.read", Kind: "order", About: "one order", handler: getOrder},
	}
}

// The handlers that read. The gates have settled who may: on one object before
// the handler runs, on a list by leaving out what is out of reach.

func getInvoice(w http.ResponseWriter, r *http.Request) { getOne(w, r, api.Invoices(r)) }
func getOrder(w http.ResponseWriter, r *http.Request)   { getOne(w, r, api.Orders(r)) }
func getTicket(w http.ResponseWriter, r *http.Request)  { getOne(w, r, api.Tickets(r)) }
func getRefund(w http.ResponseWriter, r *http.Request)  { getOne(w, r, api.Refunds(r)) }

func getOne[Record any](w http.ResponseWriter, r *http.Request, store api.Store[Record]) {
	record, err := store.Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, record)
}

func listInvoices(w http.ResponseWriter, r *http.Request) {
	list(w, r, api.Invoices(r), func(i api.Invoice) lab.Object { return lab.Object{Kind: "invoice", Owner: i.Owner, Tenant: i.Tenant} })
}

func listOrders(w http.ResponseWriter, r *http.Request) {
	list(w, r, api.Orders(r), func(o api.Order) lab.Object { return lab.Object{Kind: "order", Owner: o.Owner, Tenant: o.Tenant} })
}

func listTickets(w http.ResponseWriter, r *http.Request) {
	list(w, r, api.Tickets(r), func(t api.Ticket) lab.Object { return lab.Object{Kind: "ticket", Owner: t.Owner, Tenant: t.Tenant} })
}

func listRefunds(w http.ResponseWriter, r *http.Request) {
	list(w, r, api.Refunds(r), func(f api.Refund) lab.Object { return lab.Object{Kind: "refund", Owner: f.Owner, Tenant: f.Tenant} })
}

// list answers with the records the caller reaches one by one: a list must not
// show what asking for each would not.
func list[Record any](w http.ResponseWriter, r *http.Request, store api.Store[Record], object func(Record) lab.Object) {
	within := []Record{}
	caller := visitOf(r).caller
	for _, record := range store.List() {
		if caller == nil { // only code on the bench lets nobody through to here
			break
		}
		if reach, _ := reaches(*caller, object(record)); reach {
			within = append(within, record)
		}
	}
	api.JSON(w, http.StatusOK, within)
}
