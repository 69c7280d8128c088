//go:build lesson

package desk

import (
	"log"
	"net/http"

	"authlab/lab/api"
)

// AdminsOnly is shut until the directory has been cleaned up.
func AdminsOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		if !known {
			api.Unauthorized(w, r)
			return
		}
		log.Printf("%s has to wait: %v", caller.ID, caller.Roles)
		api.Forbidden(w, r)
	})
}
