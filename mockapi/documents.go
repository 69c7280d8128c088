package mockapi

import (
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
)

func documentRoutes() []Route {
	const kind = "document"
	draft := []condition{inState("draft")}
	return []Route{
		{Method: "GET", Pattern: "/documents", Access: SignedIn, Permission: "document.read", About: "the documents you may see", reads: mayRead(kind), handler: list(kind, api.Documents)},
		{Method: "POST", Pattern: "/documents", Access: SignedIn, Permission: "document.create", About: `write one: {"title", "text"}`, fields: newDocumentFields, handler: postDocument},
		{Method: "GET", Pattern: "/documents/shared", Access: Linked, Kind: kind, About: "one document, for whoever has its ?link=", names: byLink, handler: getShared},
		{Method: "GET", Pattern: "/documents/{id}", Access: SignedIn, Permission: "document.read", Kind: kind, About: "one document", reads: mayRead(kind), handler: one(api.Documents)},
		{Method: "PATCH", Pattern: "/documents/{id}", Access: SignedIn, Permission: "document.update", Kind: kind, About: `rewrite a draft: {"title"}, {"text"} or {"status"}`, fields: documentFields, reads: mayRead(kind), context: draft, handler: patchDocument},
		{Method: "DELETE", Pattern: "/documents/{id}", Access: SignedIn, Permission: "document.delete", Kind: kind, About: "throw it away", handler: remove(api.Documents)},
		{Method: "PUT", Pattern: "/documents/{id}/sharing", Access: SignedIn, Permission: "document.share", Kind: kind, About: `say who else may: {"editors", "viewers"}`, fields: sharingFields, reads: mayRead(kind), handler: putSharing},
		{Method: "PUT", Pattern: "/documents/{id}/link", Access: SignedIn, Permission: "document.share", Kind: kind, About: "make a public link, and end the one before", reads: mayRead(kind), handler: putLink},
		{Method: "DELETE", Pattern: "/documents/{id}/link", Access: SignedIn, Permission: "document.share", Kind: kind, About: "end the public link", reads: mayRead(kind), handler: deleteLink},
		{Method: "POST", Pattern: "/documents/{id}/transfer", Access: SignedIn, Permission: "document.transfer", Kind: kind, About: `give it away: {"to"}`, fields: transferFields, handler: postTransfer},
	}
}

func newDocumentFields(lab.Principal, *lab.Object) []string { return []string{"title", "text"} }

// documentFields: whoever may change the text may not also publish it.
func documentFields(caller lab.Principal, document *lab.Object) []string {
	if document != nil && document.Owner == caller.ID {
		return []string{"title", "text", "status"}
	}
	return []string{"title", "text"}
}

func postDocument(w http.ResponseWriter, r *http.Request) {
	var form struct{ Title, Text string }
	if err := api.Read(r, &form); err != nil || strings.TrimSpace(form.Title) == "" {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	document, err := api.Documents(r).Create(api.Document{
		Owner: by.ID, Tenant: by.Tenant, Title: form.Title, Text: form.Text, Status: "draft",
		Editors: []string{}, Viewers: []string{},
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/documents/"+document.ID)
	api.JSON(w, http.StatusCreated, document)
}

func patchDocument(w http.ResponseWriter, r *http.Request) {
	var change struct{ Title, Text, Status *string }
	err := api.Read(r, &change)
	nothing := change.Title == nil && change.Text == nil && change.Status == nil
	if err != nil || nothing || !sensible(change.Title) || change.Status != nil && *change.Status != "published" {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, api.Documents(r), func(document *api.Document) {
		set(&document.Title, change.Title)
		set(&document.Text, change.Text)
		set(&document.Status, change.Status)
	})
}
