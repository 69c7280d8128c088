package mockapi

import "authlab/lab/api"

func invoiceRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/invoices", Access: SignedIn, Permission: "invoice.read", About: "the invoices you may see", handler: list("invoice", api.Invoices)},
		{Method: "GET", Pattern: "/invoices/export", Access: SignedIn, Permission: "invoice.read", About: "the same as CSV", handler: export("invoice", api.Invoices)},
		{Method: "GET", Pattern: "/invoices/{id}", Access: SignedIn, Permission: "invoice.read", Kind: "invoice", About: "one invoice", handler: one(api.Invoices)},
		{Method: "POST", Pattern: "/invoices/{id}/download", Access: SignedIn, Permission: "invoice.read", Kind: "invoice", About: "a link to it that works for a while, for whoever has it", handler: postDownload},
	}
}
