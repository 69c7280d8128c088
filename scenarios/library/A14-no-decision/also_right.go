//go:build lesson

package desk

import (
	"errors"
	"net/http"

	"authlab/lab/api"
)

// InfraGate asks who may before it lets anybody through.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch err := mayRead(r); {
		case errors.Is(err, errForbidden):
			api.Forbidden(w, r)
		case err != nil:
			api.Unavailable(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

var errForbidden = errors.New("the policy says no")

// mayRead is nil only where the engine has said yes.
func mayRead(r *http.Request) error {
	decision, err := api.Decide(r, "infra.read")
	if err != nil {
		return err
	}
	if decision != api.Allow {
		return errForbidden
	}
	return nil
}
