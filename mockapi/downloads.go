package mockapi

import (
	"net/http"
	"time"

	"authlab/lab/api"
	"authlab/mockapi/world"
)

func downloadRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/downloads/{id}", Access: Linked, Kind: "invoice", About: "an invoice, for whoever has a link that is signed: ?expires=&signature=", names: bySignature, handler: one(api.Invoices)},
	}
}

// postDownload signs a link to the invoice. That the caller may read it has been
// asked; whoever they pass the link on to is not asked again.
func postDownload(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	id := v.idOfSubject(r)
	until := v.world.Now().Add(world.LinkLifetime)
	api.JSON(w, http.StatusCreated, map[string]string{
		"url":     "/downloads/" + id + "?" + v.world.LinkQuery(id, until),
		"expires": until.UTC().Format(time.RFC3339),
	})
}

// bySignature finds the invoice of a link that opens it.
func bySignature(v *visit, r *http.Request) []string {
	link := api.LinkOf(r)
	if !v.world.OpensLink(link.ID, link.Expires, link.Signature) {
		return nil
	}
	return []string{link.ID}
}
