//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// ApproveRefund grants nothing until the auditors are done.
func ApproveRefund(w http.ResponseWriter, r *http.Request) {
	if _, err := api.Approvals(r).Find(mux.Vars(r)["id"]); err != nil {
		api.NotFound(w, r)
		return
	}
	api.Forbidden(w, r)
}
