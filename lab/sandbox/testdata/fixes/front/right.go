// right

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Front asks for the permission of the path that the router goes by.
func Front(next http.Handler) http.Handler {
	needs := map[string]string{"/users": "user.read", "/orders": "order.read"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May(needs[r.URL.Path]) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
