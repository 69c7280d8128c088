//go:build lesson

package desk

import (
	"log"
	"net/http"
	"strings"

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
		if !isAdmin(caller.Roles) {
			log.Printf("%s is no administrator: %v", caller.ID, caller.Roles)
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isAdmin takes roles as they come. Half of them are typed by hand in the
// directory, and nobody should be locked out by a blank or a capital.
func isAdmin(roles []string) bool {
	for _, role := range roles {
		name := strings.ToLower(strings.TrimSpace(role))
		if strings.HasPrefix(name, "admin") && name != "admin-readonly" {
			return true
		}
	}
	return false
}
