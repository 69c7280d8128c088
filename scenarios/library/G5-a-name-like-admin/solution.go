//go:build lesson

package desk

import (
	"log"
	"net/http"

	"authlab/lab/api"
)

// AdminsOnly stands in front of the routes that change other people's accounts. It
// asks for the permission, and leaves it to the policy which roles hold it.
func AdminsOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		if !known {
			api.Unauthorized(w, r)
			return
		}
		if !caller.May("user.write") {
			log.Printf("%s may not change accounts: %v", caller.ID, caller.Roles)
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
