package mockapi

import (
	"crypto/subtle"
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
)

// mostShared is how many people a document can be shared with either way.
const mostShared = 20

func sharingFields(lab.Principal, *lab.Object) []string { return []string{"editors", "viewers"} }

func transferFields(lab.Principal, *lab.Object) []string { return []string{"to"} }

// byLink finds the document of a ?link=. The link is looked for in the query and
// not in the path, which is written to the log.
func byLink(v *visit, r *http.Request) []string {
	link := r.URL.Query().Get("link")
	for _, document := range v.world.Documents().List() {
		same := subtle.ConstantTimeCompare([]byte(document.Link), []byte(link)) == 1
		if same && document.Link != "" {
			return []string{document.ID}
		}
	}
	return nil
}

// getShared shows somebody who is not known what there is to read, and not who
// else may.
func getShared(w http.ResponseWriter, r *http.Request) {
	document, err := api.Documents(r).Find(visitOf(r).idOfSubject(r))
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, show(document, []string{"id", "title", "text", "status"}))
}

// putSharing replaces both lists: whoever is left out has lost it with this
// answer. Names nobody has are kept as they are; saying so would tell who there is.
func putSharing(w http.ResponseWriter, r *http.Request) {
	var form struct{ Editors, Viewers []string }
	if err := api.Read(r, &form); err != nil || !shareable(form.Editors) || !shareable(form.Viewers) {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, api.Documents(r), func(document *api.Document) {
		document.Editors, document.Viewers = append([]string{}, form.Editors...), append([]string{}, form.Viewers...)
	})
}

func shareable(people []string) bool {
	odd := func(name string) bool { return strings.TrimSpace(name) == "" || len(name) > 60 }
	return len(people) <= mostShared && !slices.ContainsFunc(people, odd)
}

func putLink(w http.ResponseWriter, r *http.Request) {
	link := visitOf(r).world.Token()
	amend(w, r, api.Documents(r), func(document *api.Document) { document.Link = link })
}

func deleteLink(w http.ResponseWriter, r *http.Request) {
	amend(w, r, api.Documents(r), func(document *api.Document) { document.Link = "" })
}

// postTransfer gives a document to somebody of the same tenant. Whose it was
// keeps nothing: not the document, and not a link they may have noted down. The
// answer is 204, for there is nothing left that they may read.
func postTransfer(w http.ResponseWriter, r *http.Request) {
	var form struct{ To string }
	err := api.Read(r, &form)
	by, _ := api.Caller(r)
	to, found := visitOf(r).world.Person(form.To)
	// Somebody of another tenant is answered like nobody at all.
	if err != nil || !found || to.Tenant != by.Tenant || to.ID == by.ID {
		api.BadRequest(w, r)
		return
	}
	document, err := api.Documents(r).Find(visitOf(r).idOfSubject(r))
	if err != nil {
		api.NotFound(w, r)
		return
	}
	document.Owner, document.Tenant, document.Link = to.ID, to.Tenant, ""
	drop := func(name string) bool { return name == by.ID || name == to.ID }
	document.Editors, document.Viewers = slices.DeleteFunc(document.Editors, drop), slices.DeleteFunc(document.Viewers, drop)
	if err := api.Documents(r).Save(document); err != nil {
		api.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
