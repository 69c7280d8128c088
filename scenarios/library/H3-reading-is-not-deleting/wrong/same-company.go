//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// DeleteDocument answers DELETE /documents/{id}. The token and the permission
// document.delete, which every customer holds, have been checked.
func DeleteDocument(w http.ResponseWriter, r *http.Request) {
	document, ok := open(r)
	if !ok {
		api.NotFound(w, r)
		return
	}
	if caller, _ := api.Caller(r); document.Tenant != caller.Tenant {
		api.Forbidden(w, r)
		return
	}

	if err := api.Documents(r).Delete(document.ID); err != nil {
		api.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// open finds the document of the path for a caller who may see it: its owner,
// and whoever it is shared with. GET /documents/{id} begins with it too.
func open(r *http.Request) (api.Document, bool) {
	caller, _ := api.Caller(r)
	document, err := api.Documents(r).Find(mux.Vars(r)["id"])
	if err != nil {
		return api.Document{}, false
	}

	shared := slices.Concat(document.Editors, document.Viewers)
	return document, document.Owner == caller.ID || slices.Contains(shared, caller.ID)
}
