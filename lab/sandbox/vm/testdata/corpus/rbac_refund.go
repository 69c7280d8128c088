//go:build lesson

package fix

import (
	"authlab/lab/api"
	"net/http"
)

type body struct {
	Order  string `json:"order"`
	Amount int    `json:"amount"`
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	if !caller.May("refund.create") {
		api.Forbidden(w, r)
		return
	}
	var in body
	if err := api.Read(r, &in); err != nil || in.Amount <= 0 {
		api.BadRequest(w, r)
		return
	}
	refund, err := api.Refunds(r).Create(api.Refund{Order: in.Order, Amount: in.Amount, Tenant: caller.Tenant, By: caller.ID})
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusCreated, refund)
}
