//go:build lesson

package desk

import (
	"errors"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

var (
	errDone   = errors.New("it was granted before")
	errItself = errors.New("who asks may not agree")
)

// ApproveRefund takes a request through three questions in a row, each a function
// of its own, and pays out when none of them objects.
func ApproveRefund(w http.ResponseWriter, r *http.Request) {
	request, err := api.Approvals(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	second, known := api.Caller(r)
	if !known || agreed(&request, second) != nil {
		api.Forbidden(w, r)
		return
	}
	if err := api.Approvals(r).Save(request); err != nil {
		http.Error(w, "the request could not be kept", http.StatusInternalServerError)
		return
	}
	refund, err := api.Refunds(r).Create(refundFor(request))
	if err != nil {
		http.Error(w, "the refund was not granted", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/refunds/"+refund.ID)
	api.JSON(w, http.StatusOK, request)
}

// agreed writes the second person down, or says why they cannot be it.
func agreed(request *api.Approval, second api.Principal) error {
	switch {
	case request.Status != "pending":
		return errDone
	case request.By == second.ID:
		return errItself
	}
	request.Status, request.Second = "granted", second.ID
	return nil
}

func refundFor(request api.Approval) api.Refund {
	return api.Refund{
		Owner: request.Owner, Tenant: request.Tenant,
		Order: request.Order, Amount: request.Amount, By: request.By,
	}
}
