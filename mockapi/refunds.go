package mockapi

import (
	"errors"
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
)

func refundRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/refunds", Access: SignedIn, Permission: "refund.read", About: "the refunds granted", handler: list("refund", api.Refunds)},
		{Method: "POST", Pattern: "/refunds", Access: SignedIn, Permission: "refund.create", About: `grant one: {"order", "amount"}`, fields: amountFields, context: []condition{alone(aloneLimit, refundAsked)}, handler: postRefund},
		{Method: "GET", Pattern: "/refunds/{id}", Access: SignedIn, Permission: "refund.read", Kind: "refund", About: "one refund", handler: one(api.Refunds)},
	}
}

// amountForm is what a request for a refund, or for an invoice, says: {"order": "ord-1001", "amount": 500}.
type amountForm struct {
	Order  string `json:"order"`
	Amount int    `json:"amount"` // in cents
}

// amountFields: whose it will be and who granted it follow from the order and the
// caller.
func amountFields(lab.Principal, *lab.Object) []string { return []string{"order", "amount"} }

// aloneLimit is the most one person grants, in cents. For more, somebody else has
// to agree: POST /refunds/requests.
const aloneLimit = 500_00

func refundAsked(body string) int {
	var form amountForm
	if err := readBody(body, &form); err != nil {
		return 0
	}
	return form.Amount
}

// postRefund grants a refund on an order, of no more than the order cost. Only
// now, with the caller let in, is it asked whether the body makes sense: what is
// wrong with it is no stranger's to know.
func postRefund(w http.ResponseWriter, r *http.Request) {
	order, amount, err := readAmount(r)
	if err != nil {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	refund, err := api.Refunds(r).Create(api.Refund{
		Owner: order.Owner, Tenant: order.Tenant, Order: order.ID, Amount: amount, By: by.ID,
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/refunds/"+refund.ID)
	api.JSON(w, http.StatusCreated, refund)
}

// readAmount reads an amount that makes sense: on an order there is, of no more than
// it cost.
func readAmount(r *http.Request) (api.Order, int, error) {
	var form amountForm
	if err := api.Read(r, &form); err != nil {
		return api.Order{}, 0, err
	}
	order, err := api.Orders(r).Find(form.Order)
	if err != nil || form.Amount <= 0 || form.Amount > order.Amount {
		return api.Order{}, 0, errors.Join(err, errNonsense)
	}
	return order, form.Amount, nil
}
