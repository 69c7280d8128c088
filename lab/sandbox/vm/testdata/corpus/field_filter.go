//go:build lesson

package fix

import (
	"authlab/lab/api"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

var visible = map[string][]string{
	"customer": {"id", "amount", "status"},
	"finance":  {"id", "amount", "status", "owner", "tenant"},
}

type patch struct {
	Status *string `json:"status"`
	Amount *int    `json:"amount"`
	Owner  *string `json:"owner"`
}

func (p patch) apply(inv api.Invoice) (api.Invoice, error) {
	if p.Owner != nil {
		return inv, fmt.Errorf("owner of %s cannot be changed to %q", inv.ID, *p.Owner)
	}
	if p.Status != nil {
		inv.Status = *p.Status
	}
	if p.Amount != nil {
		inv.Amount = *p.Amount
	}
	return inv, nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	inv, err := api.Invoices(r).Find(r.PathValue("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	var p patch
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		api.BadRequest(w, r)
		return
	}
	inv, err = p.apply(inv)
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	if err := api.Invoices(r).Save(inv); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	raw, _ := json.Marshal(inv)
	var fields map[string]any
	if err := json.Unmarshal(raw, &fields); err != nil {
		fmt.Fprintln(w, err)
	}
	maps.DeleteFunc(fields, func(name string, _ any) bool {
		return !slices.ContainsFunc(caller.Roles, func(role string) bool { return slices.Contains(visible[role], name) })
	})
	fmt.Fprintln(w, slices.Sorted(maps.Keys(fields)), fields["amount"], fields)
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(fields)
}
