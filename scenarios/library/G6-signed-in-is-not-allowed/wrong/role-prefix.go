//go:build lesson

package desk

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab/api"
)

// RefundGate lets through everybody of the finance roles.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if !slices.ContainsFunc(caller.Roles, isFinance) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isFinance(role string) bool { return strings.HasPrefix(role, "fin-") }
