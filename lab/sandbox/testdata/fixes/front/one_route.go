// over-blocked

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Front asks for one permission on every route it stands before.
func Front(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May("user.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
