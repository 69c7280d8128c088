//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// relation is what ties a caller to a document.
type relation int

const (
	stranger relation = iota
	reader
	owner
)

// DeleteDocument answers DELETE /documents/{id}: the stronger the relation, the
// more there is to say.
func DeleteDocument(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	id := mux.Vars(r)["id"]

	switch relationTo(r, caller, id) {
	case owner:
		if err := api.Documents(r).Delete(id); err == nil {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		api.NotFound(w, r)
	case reader:
		api.Forbidden(w, r)
	default:
		api.NotFound(w, r)
	}
}

// relationTo is stranger for a document that is not there, as for one that is
// nobody's business.
func relationTo(r *http.Request, caller api.Principal, id string) relation {
	document, err := api.Documents(r).Find(id)
	switch {
	case err != nil:
		return stranger
	case document.Owner == caller.ID:
		return owner
	case slices.Contains(document.Editors, caller.ID), slices.Contains(document.Viewers, caller.ID):
		return reader
	}
	return stranger
}
