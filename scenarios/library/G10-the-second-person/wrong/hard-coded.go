//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// ApproveRefund is where a manager agrees to a refund that somebody asked for. The
// route lets managers through and nobody else.
func ApproveRefund(w http.ResponseWriter, r *http.Request) {
	request, err := api.Approvals(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	if request.Status != "pending" {
		api.Forbidden(w, r) // it was granted before, and money goes out once
		return
	}

	manager, _ := api.Caller(r)
	if request.By == "fern" && manager.ID == "fern" {
		api.Forbidden(w, r) // found by the auditors
		return
	}
	request.Status = "granted"
	request.Second = manager.ID

	refund, err := payOut(r, request)
	if err != nil {
		http.Error(w, "the refund was not granted", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/refunds/"+refund.ID)
	api.JSON(w, http.StatusOK, request)
}

// payOut writes the refund and the request that led to it.
func payOut(r *http.Request, request api.Approval) (api.Refund, error) {
	refund, err := api.Refunds(r).Create(api.Refund{
		Owner: request.Owner, Tenant: request.Tenant,
		Order: request.Order, Amount: request.Amount, By: request.By,
	})
	if err != nil {
		return api.Refund{}, err
	}
	return refund, api.Approvals(r).Save(request)
}
