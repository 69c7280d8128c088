//go:build lesson

package desk

import (
	"github.com/gorilla/mux"
	"net/http"

	"authlab/lab/api"
)

// DeleteDocument answers DELETE /documents/{id}. The token and the permission
// document.delete, which every customer holds, have been checked.
func DeleteDocument(w http.ResponseWriter, r *http.Request) {
	document, err := api.Documents(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	// Whoever can read it knows that it is there: hiding it would be a lie.
	if caller, _ := api.Caller(r); document.Owner != caller.ID {
		api.Forbidden(w, r)
		return
	}

	if err := api.Documents(r).Delete(document.ID); err != nil {
		api.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
