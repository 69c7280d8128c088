package mockapi

import (
	"net/http"
	"strings"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/authn"
)

func impersonationRoutes() []Route {
	return []Route{
		{Method: "POST", Pattern: "/impersonations", Access: SignedIn, Permission: "customer.impersonate", Kind: "customer", About: `see what a customer sees, for a while: {"customer", "reason"}`, names: customerIn, fields: impersonationFields, handler: postImpersonation},
	}
}

type impersonationForm struct {
	Customer string `json:"customer"` // the id of the profile
	Reason   string `json:"reason"`
}

func impersonationFields(lab.Principal, *lab.Object) []string { return []string{"customer", "reason"} }

// customerIn names whom a body asks to be.
func customerIn(v *visit, _ *http.Request) []string {
	var form impersonationForm
	if err := readBody(v.exchange.Request.Body, &form); err != nil || form.Customer == "" {
		return nil
	}
	return []string{form.Customer}
}

// postImpersonation opens a short session in a customer's name. Both names are on
// it from then on, in every trace and every line of the log.
func postImpersonation(w http.ResponseWriter, r *http.Request) {
	var form impersonationForm
	v := visitOf(r)
	if err := api.Read(r, &form); err != nil || !isReason(form.Reason) || v.object == nil {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	token, until := authn.Impersonate(v.world, by.ID, v.object.Owner, form.Reason)
	http.SetCookie(w, sessionCookie(token, v.channel))
	api.JSON(w, http.StatusCreated, impersonation{v.object.Owner, by.ID, form.Reason, until})
}

// isReason holds for a text that fits on a line of the log.
func isReason(text string) bool { return strings.TrimSpace(text) != "" && len(text) <= 200 }

type impersonation struct {
	As     string    `json:"as"`
	By     string    `json:"by"`
	Reason string    `json:"reason"`
	Until  time.Time `json:"until"`
}
