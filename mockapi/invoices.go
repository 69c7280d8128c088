package mockapi

import (
	"net/http"

	"authlab/lab/api"
)

func invoiceRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/invoices", Access: SignedIn, Permission: "invoice.read", About: "the invoices you may see", handler: list("invoice", api.Invoices)},
		{Method: "POST", Pattern: "/invoices", Access: SignedIn, Permission: "invoice.create", About: `write one: {"order", "amount"}`, fields: amountFields, handler: postInvoice},
		{Method: "GET", Pattern: "/invoices/export", Access: SignedIn, Permission: "invoice.read", About: "the same as CSV", handler: export("invoice", api.Invoices)},
		{Method: "GET", Pattern: "/invoices/{id}", Access: SignedIn, Permission: "invoice.read", Kind: "invoice", About: "one invoice", handler: one(api.Invoices)},
		{Method: "POST", Pattern: "/invoices/{id}/download", Access: SignedIn, Permission: "invoice.read", Kind: "invoice", About: "a link to it that works for a while, for whoever has it", handler: postDownload},
	}
}

// postInvoice writes an invoice for an order, of no more than the order cost. To whom
// it is addressed follows from the order, so that nobody can be sent another's.
func postInvoice(w http.ResponseWriter, r *http.Request) {
	order, amount, err := readAmount(r)
	if err != nil {
		api.BadRequest(w, r)
		return
	}
	invoice, err := api.Invoices(r).Create(api.Invoice{
		Owner: order.Owner, Tenant: order.Tenant, Order: order.ID, Amount: amount, Status: "open",
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/invoices/"+invoice.ID)
	api.JSON(w, http.StatusCreated, invoice)
}
