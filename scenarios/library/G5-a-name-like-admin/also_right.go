//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// changers are the roles that may change accounts, letter by letter as the policy
// spells them.
var changers = []string{"admin"}

// AdminsOnly stands in front of the routes that change other people's accounts.
func AdminsOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		switch {
		case !known:
			api.Unauthorized(w, r)
		case !slices.ContainsFunc(caller.Roles, isChanger):
			api.Forbidden(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func isChanger(role string) bool { return slices.Contains(changers, role) }
