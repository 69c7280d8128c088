package api

import (
	"errors"
	"net/http"
)

// ErrNoDecision is what Decide answers where the policy engine does not.
var ErrNoDecision = errors.New("the policy engine does not answer")

// Decide asks the policy engine whether the caller may do something, such as
// "refund.create". Where it fails, nobody has decided: neither for nor against.
func Decide(r *http.Request, permission string) (Decision, error) {
	if deskOf(r).EngineDown {
		return Deny, ErrNoDecision
	}
	caller, known := Caller(r)
	return Decision(known && caller.May(permission)), nil
}
