// under-blocked

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Front looks at the path as it was written: the router reads %75sers as users.
func Front(next http.Handler) http.Handler {
	needs := map[string]string{"/users": "user.read"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if permission, listed := needs[r.RequestURI]; listed && !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
