// under-blocked

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Front sends who may not read accounts to their orders: with an answer of 200.
func Front(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); r.URL.Path == "/users" && !caller.May("user.read") {
			r.URL.Path = "/orders"
		}
		next.ServeHTTP(w, r)
	})
}
