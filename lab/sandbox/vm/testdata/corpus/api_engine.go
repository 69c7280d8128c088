//go:build lesson

package fix

import (
	"authlab/lab/api"
	"errors"
	"fmt"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	decision, err := api.Decide(r, "invoice.read")
	fmt.Fprintln(w, decision == api.Allow, err, errors.Is(err, api.ErrNoDecision), api.ErrNoDecision)
	decision, err = api.Decide(r, "invoice.burn")
	fmt.Fprintln(w, bool(decision), err)
	if err != nil || decision == api.Deny {
		api.Unavailable(w, r)
	}
}
