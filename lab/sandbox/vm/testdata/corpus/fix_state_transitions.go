//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"

	"authlab/lab/api"
)

type state string

const (
	open   state = "open"
	paid   state = "paid"
	closed state = "closed"
)

type edge struct{ from, to state }

var transitions = map[edge]func(api.Principal, api.Invoice) bool{
	{open, paid}:   func(p api.Principal, i api.Invoice) bool { return p.ID == i.Owner },
	{paid, closed}: func(p api.Principal, _ api.Invoice) bool { return p.HasRole("finance") },
	{open, closed}: (*rule)(nil).mayClose,
}

type rule struct{}

func (r *rule) mayClose(p api.Principal, i api.Invoice) bool { return r == nil && p.Tenant == i.Tenant }

type errTransition edge

func (e errTransition) Error() string { return fmt.Sprintf("%s to %s", e.from, e.to) }

func move(p api.Principal, i *api.Invoice, to state) error {
	step := edge{state(i.Status), to}
	allowed, known := transitions[step]
	switch {
	case !known:
		return errTransition(step)
	case !allowed(p, *i):
		return fmt.Errorf("%s: %w", p.ID, errTransition(step))
	}
	i.Status = string(to)
	return nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	for _, invoice := range api.Invoices(r).List() {
		for _, to := range []state{paid, closed, open, ""} {
			err := move(caller, &invoice, to)
			var wrong errTransition
			fmt.Fprintln(w, invoice.ID, invoice.Status, err, errors.As(err, &wrong), wrong.to == to)
			if err == nil {
				fmt.Fprintln(w, api.Invoices(r).Save(invoice))
			}
		}
	}
	fmt.Fprintln(w, api.Invoices(r).List())
}
