//go:build lesson

package desk

import (
	"log"
	"net/http"

	"authlab/lab/api"
)

// AdminsOnly stands in front of the routes that change other people's accounts.
func AdminsOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		if !known {
			api.Unauthorized(w, r)
			return
		}
		if !caller.May("user.read") {
			log.Printf("%s is no administrator: %v", caller.ID, caller.Roles)
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
