package mockapi

import (
	"net/http"

	"authlab/lab/api"
)

// postRefund grants a refund on an order: {"order": "ord-1001", "amount": 500},
// in cents and no more than the order cost. Only now, with the caller let in, is
// the body looked at: what is wrong with it is no stranger's to know.
func postRefund(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Order  string `json:"order"`
		Amount int    `json:"amount"`
	}
	if err := api.Read(r, &asked); err != nil {
		api.BadRequest(w, r)
		return
	}
	order, err := api.Orders(r).Find(asked.Order)
	if err != nil || asked.Amount <= 0 || asked.Amount > order.Amount {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	refund, err := api.Refunds(r).Create(api.Refund{
		Owner: order.Owner, Tenant: order.Tenant, Order: order.ID, Amount: asked.Amount, By: by.ID,
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/refunds/"+refund.ID)
	api.JSON(w, http.StatusCreated, refund)
}
