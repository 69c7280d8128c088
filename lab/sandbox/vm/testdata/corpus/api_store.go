//go:build lesson

package fix

import (
	"authlab/lab/api"
	"errors"
	"fmt"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	fmt.Fprintln(w, caller.ID, ok, caller.HasRole("support"), caller.May("refund.create"), caller.Roles, caller)
	store := api.Invoices(r)
	all := store.List()
	all[0].Owner = "changed"
	inv, err := store.Find("inv-1")
	fmt.Fprintln(w, len(all), inv, err, all[0].Owner)
	inv.Status = "paid"
	fmt.Fprintln(w, store.Save(inv), store.Save(api.Invoice{ID: "no"}))
	again, _ := store.Find("inv-1")
	fmt.Fprintln(w, again.Status, store.Delete("inv-2"), errors.Is(store.Delete("inv-2"), api.ErrNotFound), len(store.List()))
	made, err := api.Refunds(r).Create(api.Refund{Owner: caller.ID, Tenant: caller.Tenant, Amount: 5, By: "me"})
	fmt.Fprintln(w, made, err, len(api.Refunds(r).List()))
	var in struct {
		Amount int    `json:"amount"`
		Order  string `json:"order"`
	}
	err = api.Read(r, &in)
	fmt.Fprintln(w, in, err)
	err = api.Read(r, &in)
	fmt.Fprintln(w, err)
	var s api.Store[api.Invoice] = store
	fmt.Fprintln(w, s == store, s != nil)
	decision := api.Decision(ok)
	fmt.Fprintln(w, decision == api.Allow, api.Deny, !decision)
	switch r.PathValue("id") {
	case "inv-9":
		api.Forbidden(w, r)
	default:
		api.JSON(w, http.StatusCreated, struct {
			api.Refund
			Note string `json:"note"`
		}{made, "n"})
	}
}
