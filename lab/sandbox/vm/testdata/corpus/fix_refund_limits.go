//go:build lesson

package fix

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"

	"authlab/lab/api"
)

type order struct {
	Order  string `json:"order"`
	Amount int    `json:"amount"`
	Reason string `json:"reason,omitempty"`
}

// limits in cents, by role. A role that is not listed may refund nothing.
var limits = map[string]int{"support": 5000, "finance": 100_000}

var errTooMuch = errors.New("more than the role may refund")

type limitError struct {
	role        string
	limit, over int
}

func (e limitError) Error() string { return fmt.Sprintf("%s: %d over %d", e.role, e.over, e.limit) }
func (e limitError) Unwrap() error { return errTooMuch }

func allowed(p api.Principal, amount int) error {
	best, by := 0, ""
	for _, role := range p.Roles {
		if limit, known := limits[role]; known && limit > best {
			best, by = limit, role
		}
	}
	switch {
	case amount <= 0:
		return fmt.Errorf("amount %d: %w", amount, errors.ErrUnsupported)
	case amount > best:
		return limitError{cmp.Or(by, "nobody"), best, amount - best}
	}
	return nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	var wanted order
	if err := api.Read(r, &wanted); err != nil {
		api.BadRequest(w, r)
		return
	}
	for _, amount := range []int{wanted.Amount, 5000, 5001, 100_001, 0, -1} {
		err := allowed(caller, amount)
		var over limitError
		switch {
		case errors.As(err, &over):
			fmt.Fprintln(w, "over", over.role, over.over, errors.Is(err, errTooMuch))
		case err != nil:
			fmt.Fprintln(w, err)
		default:
			refund, err := api.Refunds(r).Create(api.Refund{Order: wanted.Order, Amount: amount, By: caller.ID, Owner: "ana"})
			fmt.Fprintln(w, refund, err)
		}
	}
	fmt.Fprintln(w, len(api.Refunds(r).List()))
}
