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

// isAdmin wants the whole name, without the blanks that the import leaves.
func isAdmin(roles []string) bool {
	for _, role := range roles {
		if strings.TrimSpace(role) == "admin" {
			return true
		}
	}
	return false
}
